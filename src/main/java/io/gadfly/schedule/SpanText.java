package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.NO_SUCH_TIME;
import static io.gadfly.schedule.Refusal.Reason.OUT_OF_RANGE;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes DURATION (RFC 5545 §3.3.6).
final class SpanText {
    private static final Pattern FORM =
            Pattern.compile("([+-])?P(?:(\\d+)W)?(?:(\\d+)D)?(T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");

    /// More than the calendar's ten thousand years make no sense in either direction.
    private static final long MAX_DAYS = 10_000L * 366;

    private SpanText() {}

    static Parsed<Span> parse(String text) {
        var form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches() || form.group().endsWith("T") || form.group().endsWith("P")) {
            return Parsed.refused(NO_SUCH_TIME, text);
        }
        try {
            return Parsed.of(read(form));
        } catch (ArithmeticException | NumberFormatException _) {
            return Parsed.refused(OUT_OF_RANGE, text);
        }
    }

    private static Span read(Matcher form) {
        var days = Math.addExact(Math.multiplyExact(number(form, 2), 7), number(form, 3));
        var minutes = Math.addExact(Math.multiplyExact(number(form, 5), 60), number(form, 6));
        var seconds = Math.addExact(Math.multiplyExact(minutes, 60), number(form, 7));
        if (days > MAX_DAYS || seconds > MAX_DAYS * 86_400) {
            throw new ArithmeticException("longer than the calendar");
        }
        var span = new Span((int) days, Duration.ofSeconds(seconds));
        return "-".equals(form.group(1)) ? span.negated() : span;
    }

    private static long number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }

    static String write(Span span) {
        if (span.isZero()) {
            return "PT0S";
        }
        if (span.days() != 0
                && (span.days() < 0) != span.time().isNegative()
                && !span.time().isZero()) {
            return write(Span.of(Duration.ofDays(span.days()).plus(span.time())));
        }
        var negative = span.days() < 0 || span.time().isNegative();
        var length = negative ? span.negated() : span;
        return (negative ? "-P" : "P") + days(length) + time(length.time());
    }

    private static String days(Span span) {
        if (span.days() != 0 && span.days() % 7 == 0 && span.time().isZero()) {
            return span.days() / 7 + "W";
        }
        return span.days() == 0 ? "" : span.days() + "D";
    }

    private static String time(Duration time) {
        return time.isZero()
                ? ""
                : "T" + unit(time.toHours(), 'H') + unit(time.toMinutesPart(), 'M') + unit(time.toSecondsPart(), 'S');
    }

    private static String unit(long number, char letter) {
        return number == 0 ? "" : Long.toString(number) + letter;
    }
}
