package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How times and triggers are written into a fence: short, stable for ever, the same in every locale.
final class FenceText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private FenceText() {}

    static String of(CalendarTime time) {
        return time instanceof CalendarTime.Zoned(var _, var zone) && !zone.isUtc()
                ? time.text() + "[" + zone.id() + "]"
                : time.text();
    }

    static String of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Relative(var edge, var offset) ->
                offset.isZero() ? edge.name() : edge + days(offset.days()) + offset.time();
            case Trigger.Absolute(var at) -> TIME.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC)) + "Z";
        };
    }

    private static String days(int days) {
        return days == 0 ? "" : String.format(Locale.ROOT, "%+dD", days);
    }
}
