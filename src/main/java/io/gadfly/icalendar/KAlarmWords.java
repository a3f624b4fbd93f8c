package io.gadfly.icalendar;

import io.gadfly.reminder.MisfirePolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What KAlarm says of an event or an alarm in its own properties, X-KDE-KALARM-TYPE and X-KDE-KALARM-FLAGS.
final class KAlarmWords {
    private static final String TYPE = "X-KDE-KALARM-TYPE";

    private final List<String> types;
    private final List<String> flags;

    private KAlarmWords(List<String> types, List<String> flags) {
        this.types = types;
        this.flags = flags;
    }

    /// @param component a VEVENT or a VALARM
    static KAlarmWords of(Component component) {
        return new KAlarmWords(words(component, TYPE), words(component, "X-KDE-KALARM-FLAGS"));
    }

    private static List<String> words(Component component, String property) {
        return component
                .value(property)
                .map(value ->
                        Arrays.asList(value.strip().toUpperCase(Locale.ROOT).split("[;,]")))
                .orElse(List.of());
    }

    /// A pattern for alarms to come, or the copy of one that is on the screen.
    boolean isNoAlarm() {
        return types.contains("TEMPLATE") || types.contains("DISPLAYING");
    }

    boolean isArchived() {
        return types.contains("ARCHIVED");
    }

    /// The time of day means nothing.
    boolean isDateOnly() {
        return flags.contains("DATE");
    }

    /// An alarm that was put off: it speaks once, later.
    boolean isDeferral() {
        return types.contains("DEFERRAL") || types.contains("DATE_DEFERRAL");
    }

    /// An alarm that does something beside the main one, or at login, which has no time.
    boolean isSubsidiaryAction() {
        return types.contains("PRE") || types.contains("POST") || types.contains("LOGIN");
    }

    /// LATECANCEL: beyond so many minutes it is not wanted any more.
    Optional<MisfirePolicy> misfire() {
        int index = flags.indexOf("LATECANCEL");
        if (index < 0) {
            return Optional.empty();
        }
        String minutes = index + 1 < flags.size() ? flags.get(index + 1) : "";
        return Optional.of(new MisfirePolicy.DropIfLate(
                Duration.ofMinutes(minutes.matches("\\d{1,6}") ? Integer.parseInt(minutes) : 1)));
    }
}
