package io.gadfly.icalendar;

import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What KAlarm says of an event or an alarm in its own properties, which begin with X-KDE-KALARM-.
final class KAlarmWords {
    static final String TYPE = "X-KDE-KALARM-TYPE";
    static final String NEXT = "X-KDE-KALARM-NEXTRECUR";
    private static final Pattern REPETITION = Pattern.compile("(\\d{1,6}):(\\d{1,6})");

    private static final String FLAGS = "X-KDE-KALARM-FLAGS";

    private final Component component;
    private final List<String> types;
    private final List<String> flags;

    private KAlarmWords(Component component) {
        this.component = component;
        this.types = words(component, TYPE);
        this.flags = words(component, FLAGS);
    }

    /// @param component a VEVENT or a VALARM
    static KAlarmWords of(Component component) {
        return new KAlarmWords(component);
    }

    /// Whether KAlarm has had a hand in it.
    boolean areThere() {
        return component.lines().stream().anyMatch(line -> line.name().startsWith("X-KDE-KALARM-"));
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

    /// The time of day is that of the wall, wherever one is.
    boolean isLocal() {
        return flags.contains("LOCAL");
    }

    /// The recurrence that is due next: those before it are over.
    Optional<ContentLine> nextRecurrence() {
        return component.first(NEXT);
    }

    /// REPEAT of the event, minutes and count: it counts where the main alarm, which would say it, is gone.
    Optional<NagPolicy> repetition() {
        return component
                .value("X-KDE-KALARM-REPEAT")
                .map(value -> REPETITION.matcher(value.strip()))
                .filter(Matcher::matches)
                .filter(_ -> component.parts().stream().noneMatch(KAlarmWords::isMain))
                .flatMap(found -> repetition(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
    }

    private static boolean isMain(Component part) {
        var words = of(part);
        return part.name().equals("VALARM") && !words.isDeferral() && !words.isSubsidiaryAction();
    }

    private static Optional<NagPolicy> repetition(int minutes, int count) {
        return minutes < 1 || count < 1
                ? Optional.empty()
                : Optional.of(
                        NagPolicy.every(Duration.ofMinutes(minutes)).withMax(1 + Math.min(count, Limits.REPETITIONS)));
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
