package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.util.Optional;

/// Writes what was answered for KAlarm, which knows nothing of RFC 9074: what is done is archived, and the recurrence
/// that is due next is one that was not yet answered. `KAlarmWords` reads it.
final class KAlarmAnswers {
    private final Original original;
    private final AlarmAnswers answers;

    /// @param original as it came in
    /// @param answers all that was said, here and elsewhere
    KAlarmAnswers(Original original, AlarmAnswers answers) {
        this.original = original;
        this.answers = answers;
    }

    static boolean isOne(String property) {
        return property.equals(KAlarmWords.NEXT) || property.equals(KAlarmWords.TYPE);
    }

    void write(LineWriter lines, Optional<Schedule> schedule, Reminder.Status status) throws IOException {
        var words = KAlarmWords.of(original.component());
        var type = original.component().first(KAlarmWords.TYPE);
        if (type.isPresent()) {
            boolean archived = status == Reminder.Status.DONE && !words.isArchived();
            lines.line(archived ? KAlarmWords.TYPE + ":ARCHIVED" : type.get().toString());
        }
        var next = words.nextRecurrence();
        if (next.isPresent()) {
            lines.line(nextRecurrence(schedule).orElseGet(next.get()::toString));
        }
    }

    /// Nothing where what came in still holds.
    private Optional<String> nextRecurrence(Optional<Schedule> schedule) {
        if (schedule.isEmpty() || answers.equals(original.answers())) {
            return Optional.empty();
        }
        return answers.latest()
                .map(answered -> Recurrences.of(schedule.get(), Zone.UTC).after(answered))
                .flatMap(following -> following instanceof Next.At(var occurrence)
                        ? Optional.of(
                                KAlarmWords.NEXT + ':' + occurrence.start().text())
                        : Optional.empty());
    }
}
