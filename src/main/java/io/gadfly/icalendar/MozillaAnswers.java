package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// What was answered in Thunderbird, which keeps it with the component and not with its alarms: one acknowledgement for
/// all of them, and a snooze, for an instance of a series under a name that says which: by the microseconds since 1970
/// of its recurrence id, whose days and floating times count as UTC there.
final class MozillaAnswers {
    private static final String ACKNOWLEDGED = "X-MOZ-LASTACK";
    private static final String SNOOZED = "X-MOZ-SNOOZE-TIME";
    private static final int MICROS = 1_000_000;

    private final Component component;
    private final TimeReader times;

    MozillaAnswers(Component component, TimeReader times) {
        this.component = component;
        this.times = times;
    }

    /// @param instance the name of the instance that sleeps; empty: the component itself
    record Snooze(Instant until, Optional<CalendarTime> instance) {}

    static boolean isOne(String property) {
        return property.startsWith(ACKNOWLEDGED) || property.startsWith(SNOOZED);
    }

    Optional<Instant> acknowledged() {
        return component.first(ACKNOWLEDGED).flatMap(times::readInstant);
    }

    Stream<Snooze> snoozes() {
        return snoozeLines(component)
                .flatMap(line -> times.readInstant(line).map(until -> new Snooze(until, instanceOf(line))).stream());
    }

    private static Stream<ContentLine> snoozeLines(Component component) {
        return component.lines().stream().filter(line -> line.name().startsWith(SNOOZED));
    }

    private Optional<CalendarTime> instanceOf(ContentLine line) {
        var micros = line.name().substring(SNOOZED.length());
        if (!micros.matches("-\\d{1,18}") || !repeats()) {
            return Optional.empty();
        }
        var name = Instant.ofEpochSecond(Long.parseLong(micros.substring(1)) / MICROS);
        return component
                .first("DTSTART")
                .flatMap(start -> times.read(start).toOptional())
                .map(start -> at(name, start));
    }

    private boolean repeats() {
        return component.first("RRULE").isPresent() || component.first("RDATE").isPresent();
    }

    /// As a series that begins at `start` names its instance of that instant.
    private static CalendarTime at(Instant name, CalendarTime start) {
        var zone = start instanceof CalendarTime.Zoned(var _, var own) ? own : Zone.UTC;
        return start.withLocal(zone.wallTimeOf(name));
    }

    /// @param original as it came in
    /// @param answers all that was said, here and elsewhere
    static void write(LineWriter lines, Original original, AlarmAnswers answers) throws IOException {
        if (answers.latest().isPresent()) {
            lines.instant(ACKNOWLEDGED, answers.latest().get());
        }
        if (answers.snoozedUntil().isPresent()) {
            lines.instant(
                    nameOfSnooze(original, answers), answers.snoozedUntil().get());
        }
    }

    private static String nameOfSnooze(Original original, AlarmAnswers answers) {
        return answers.asleep()
                .map(name -> SNOOZED + '-' + MICROS * name.in(Zone.UTC).getEpochSecond())
                .or(() -> nameAsItCame(original, answers))
                .orElse(SNOOZED);
    }

    /// Of several the one that ends last, which is the one that was read.
    private static Optional<String> nameAsItCame(Original original, AlarmAnswers answers) {
        return answers.snoozedUntil().equals(original.answers().snoozedUntil())
                ? snoozeLines(original.component())
                        .max(Comparator.comparing(ContentLine::value))
                        .map(ContentLine::name)
                : Optional.empty();
    }
}
