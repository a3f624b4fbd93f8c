package io.gadfly.icalendar;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/// A nag policy as the text of X-GADFLY-NAG, such as `EVERY=PT10M MAX=5 FOR=PT1H`.
///
/// Parts, in any order: `EVERY` a duration, or `FROM` and `TO` for a tightening pace; `MAX` the number of nags; `FOR` a
/// duration or `UNTIL` a time of day; `LOUDER` and `MEDIUM` numbers of nags; `QUIET=IGNORED`.
final class NagText {
    private NagText() {}

    static String write(NagPolicy policy) {
        var text = new StringJoiner(" ");
        switch (policy.pace()) {
            case Pace.Fixed(var every) -> text.add("EVERY=" + every);
            case Pace.Tightening(var first, var last) ->
                text.add("FROM=" + first).add("TO=" + last);
        }
        policy.max().ifPresent(max -> text.add("MAX=" + max));
        switch (policy.until()) {
            case Until.Answered() -> {}
            case Until.For(var duration) -> text.add("FOR=" + duration);
            case Until.TimeOfDay(var time) -> text.add("UNTIL=" + time);
        }
        if (!policy.escalation().equals(Escalation.NONE)) {
            text.add("LOUDER=" + policy.escalation().louderAfter());
            text.add("MEDIUM=" + policy.escalation().nextMediumAfter());
        }
        if (policy.quietHours() == QuietHours.IGNORED) {
            text.add("QUIET=IGNORED");
        }
        return text.toString();
    }

    /// Empty where the text is none that `write` makes.
    static Optional<NagPolicy> parse(String text) {
        try {
            var parts = new HashMap<String, String>();
            for (String part : text.strip().split(" +")) {
                int equals = part.indexOf('=');
                parts.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
            }
            return Optional.of(read(parts));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static NagPolicy read(Map<String, String> parts) {
        return new NagPolicy(
                readPace(parts),
                parts.containsKey("MAX") ? OptionalInt.of(number(parts, "MAX")) : OptionalInt.empty(),
                readUntil(parts),
                new Escalation(number(parts, "LOUDER"), number(parts, "MEDIUM")),
                "IGNORED".equals(parts.get("QUIET")) ? QuietHours.IGNORED : QuietHours.HONOURED);
    }

    private static Pace readPace(Map<String, String> parts) {
        return parts.containsKey("EVERY")
                ? new Pace.Fixed(duration(parts, "EVERY"))
                : new Pace.Tightening(duration(parts, "FROM"), duration(parts, "TO"));
    }

    private static Until readUntil(Map<String, String> parts) {
        if (parts.containsKey("FOR")) {
            return new Until.For(duration(parts, "FOR"));
        }
        return parts.containsKey("UNTIL")
                ? new Until.TimeOfDay(LocalTime.parse(parts.getOrDefault("UNTIL", "")))
                : new Until.Answered();
    }

    private static Duration duration(Map<String, String> parts, String name) {
        return Duration.parse(parts.getOrDefault(name, ""));
    }

    private static int number(Map<String, String> parts, String name) {
        int number = Integer.parseInt(parts.getOrDefault(name, "0"));
        if (number < 0) {
            throw new IllegalArgumentException(name + " is negative: " + number);
        }
        return number;
    }
}
