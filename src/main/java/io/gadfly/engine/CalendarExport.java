package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Awaited;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Hands out reminders with their answers, and what waits for one, which are looked up many at a time.
final class CalendarExport {
    private static final int BATCH = 500;

    private final ReminderRepository repository;
    private final BiConsumer<Reminder, AlarmAnswers> action;
    private final List<Reminder> batch = new ArrayList<>(BATCH);

    CalendarExport(ReminderRepository repository, BiConsumer<Reminder, AlarmAnswers> action) {
        this.repository = repository;
        this.action = action;
    }

    void run(ReminderFilter filter) {
        repository.forEach(filter, this::take);
        flush();
    }

    private void take(Reminder reminder) {
        batch.add(reminder);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        var ids = batch.stream().map(Reminder::id).toList();
        var fires = repository.findTelling(ids).stream()
                .collect(Collectors.groupingBy((Fire fire) -> fire.fence().reminder()));
        for (var reminder : batch) {
            action.accept(reminder, answers(reminder, fires.getOrDefault(reminder.id(), List.of())));
        }
        batch.clear();
    }

    private static AlarmAnswers answers(Reminder reminder, List<Fire> fires) {
        return GivenAnswers.of(reminder, fires)
                .withAwaited(fires.stream()
                        .filter(fire -> fire.state() instanceof NagState.Live)
                        .sorted(Comparator.comparing(Fire::dueAt))
                        .map(Awaited::of)
                        .toList());
    }
}
