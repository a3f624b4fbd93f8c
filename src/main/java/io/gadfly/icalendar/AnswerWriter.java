package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/// Writes what was answered in the words of programs that look for answers nowhere else.
final class AnswerWriter {
    private static final String MOZILLA_ANSWER = "X-MOZ-LASTACK";
    private static final String MOZILLA_SNOOZE = "X-MOZ-SNOOZE-TIME";

    private final LineWriter lines;
    private final Original original;
    private final AlarmAnswers answers;

    /// @param answers all that was said, here and elsewhere
    AnswerWriter(LineWriter lines, Original original, AlarmAnswers answers) {
        this.lines = lines;
        this.original = original;
        this.answers = answers;
    }

    /// Whether lines of that name are written here.
    static boolean isAnswer(String property) {
        return property.equals(KAlarmWords.NEXT)
                || property.equals(KAlarmWords.TYPE)
                || property.startsWith(MOZILLA_ANSWER)
                || property.startsWith(MOZILLA_SNOOZE);
    }

    /// For Thunderbird.
    void writeMozillas() throws IOException {
        if (answers.latest().isPresent()) {
            lines.instant(MOZILLA_ANSWER, answers.latest().get());
        }
        if (answers.snoozedUntil().isPresent()) {
            lines.instant(mozillaSnooze(), answers.snoozedUntil().get());
        }
    }

    /// For an instance of a series the name says which, by the microseconds since 1970 of its recurrence id,
    /// whose days and floating times count as UTC there.
    private String mozillaSnooze() {
        return answers.asleep()
                .map(name ->
                        MOZILLA_SNOOZE + "-" + 1_000_000 * name.in(Zone.UTC).getEpochSecond())
                .or(this::mozillaSnoozeAsItCame)
                .orElse(MOZILLA_SNOOZE);
    }

    /// Of several the one that ends last, which is the one that was read.
    private Optional<String> mozillaSnoozeAsItCame() {
        return answers.snoozedUntil().equals(original.answers().snoozedUntil())
                ? original.component().lines().stream()
                        .filter(line -> line.name().startsWith(MOZILLA_SNOOZE))
                        .max(Comparator.comparing(ContentLine::value))
                        .map(ContentLine::name)
                : Optional.empty();
    }

    /// For a component of KAlarm, which knows nothing of RFC 9074: what is done is archived, and the recurrence that is
    /// due next is one that was not yet answered.
    void writeKAlarms(Optional<Schedule> schedule, Reminder.Status status) throws IOException {
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
