package io.gadfly.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times and durations in the words of the viewer.
public final class TimeWords {
    private final Here here;
    private final Texts texts;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter preciseClock;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndYear;

    public TimeWords(Here here) {
        this.here = here;
        this.texts = Texts.of(TimeWords.class, here.locale());
        this.clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(here.locale());
        this.preciseClock =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(here.locale());
        this.day = DateTimeFormatter.ofPattern(texts.text("date.day"), here.locale());
        this.dayAndYear = DateTimeFormatter.ofPattern(texts.text("date.dayAndYear"), here.locale());
    }

    /// Such as `today 17:30`, `tomorrow 09:00`, `Fri 27 Nov 09:00`.
    public String moment(Instant instant) {
        var local = here.local(instant);
        return texts.text("moment", date(local.toLocalDate()), clock.format(local));
    }

    /// The same with seconds, where there are any.
    public String exactMoment(Instant instant) {
        var local = here.local(instant);
        return local.getSecond() == 0
                ? moment(instant)
                : texts.text("moment", date(local.toLocalDate()), preciseClock.format(local));
    }

    public String time(LocalTime time) {
        return clock.format(time);
    }

    public String time(Instant instant) {
        return clock.format(here.local(instant));
    }

    public String date(LocalDate date) {
        var today = here.today();
        var away = ChronoUnit.DAYS.between(today, date);
        if (away >= -1 && away <= 1) {
            return texts.text(away == 0 ? "date.today" : away < 0 ? "date.yesterday" : "date.tomorrow");
        }
        return (date.getYear() == today.getYear() ? day : dayAndYear).format(date);
    }

    /// A clock that runs down: `0:42`, `12:05`, `1:02:05`, `3 d 04:00`.
    public String countdown(Instant now, Instant target) {
        var left = Duration.between(now, target);
        if (!left.isPositive()) {
            return texts.text("countdown.now");
        }
        if (left.toDays() > 0) {
            return String.format(
                    Locale.ROOT, "%d d %02d:%02d", left.toDays(), left.toHoursPart(), left.toMinutesPart());
        }
        if (left.toHours() > 0) {
            return String.format(
                    Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
    }

    /// The same after `in`; an instant that has come is just `now`.
    public String countdownIn(Instant now, Instant target) {
        var left = countdown(now, target);
        return target.isAfter(now) ? texts.text("countdown.in", left) : left;
    }

    /// The largest two units that matter: `10 min`, `1 h 30 min`, `2 days`.
    public String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return join("days", duration.toDays(), "hours", duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return join("hours", duration.toHours(), "minutes", duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? join("minutes", duration.toMinutes(), "seconds", duration.toSecondsPart())
                : texts.text("unit.seconds", duration.toSeconds());
    }

    /// `just now`, `5 min ago`.
    public String ago(Instant now, Instant past) {
        var gone = Duration.between(past, now);
        return gone.compareTo(Duration.ofMinutes(1)) < 0
                ? texts.text("ago.now")
                : texts.text("ago", duration(gone.truncatedTo(ChronoUnit.MINUTES)));
    }

    private String join(String largeUnit, long large, String smallUnit, long small) {
        var text = texts.text("unit." + largeUnit, large);
        return small == 0 ? text : text + " " + texts.text("unit." + smallUnit, small);
    }
}
