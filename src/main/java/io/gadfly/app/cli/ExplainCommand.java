package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.TimelineWords;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    private final Invocation here;
    private final TimelineWords words = new TimelineWords(Locale.ROOT);

    @Parameters(paramLabel = "ID", descriptionKey = "ID", converter = Target.Reader.class)
    private Target target = new Target.OfReminder(new ReminderId(1));

    ExplainCommand(Invocation here) {
        this.here = here;
    }

    record Document(OffsetDateTime at, String fence, String step, String cause) {}

    @Override
    public Integer call() {
        var planned = target.planned(here);
        var entries = entries(planned.reminder().id());
        var open = open(planned.reminder().id());
        var lines = new ArrayList<String>();
        var table = Table.of("WHEN", "OCCURRENCE", "WHAT AND WHY");
        entries.forEach(entry -> table.row(here.text(entry.at()), entry.fence().recurrenceId(), words.of(entry)));
        lines.addAll(table.isEmpty() ? List.of(Words.of("explain.nothing")) : table.lines());
        if (!open.isEmpty()) {
            lines.add("");
            lines.addAll(FireDocument.lines(open, here));
        }
        ReminderLines.whySilent(planned, entries.stream().noneMatch(TimelineEntry::isOfAFire), here)
                .or(() -> ringsNext(planned))
                .ifPresent(lines::add);
        ReminderLines.endedOpen(planned, here).ifPresent(lines::add);
        here.output().show(entries.stream().map(this::document).toList(), lines);
        if (!open.isEmpty()) {
            Hindrances.noteRest(here);
        }
        return ExitCode.DONE.value();
    }

    /// What is due already is among those that wait for an answer.
    private Optional<String> ringsNext(Planned planned) {
        return target instanceof Target.OfReminder
                ? planned.nextFireAt()
                        .filter(at -> at.isAfter(here.now()))
                        .map(at -> RingText.of(planned.reminder().definition(), at, here))
                : Optional.empty();
    }

    /// What waits for an answer, as `fires` shows it: where it is now, and until when.
    private List<FireView> open(ReminderId reminder) {
        return here.reminders().fires().stream()
                .filter(view -> switch (target) {
                    case Target.OfReminder _ -> view.reminder().id().equals(reminder);
                    case Target.OfFire(var number) -> view.fire().number() == number;
                })
                .toList();
    }

    private Document document(TimelineEntry entry) {
        return new Document(here.iso(entry.at()), entry.fence().toString(), entry.step(), entry.cause());
    }

    private List<TimelineEntry> entries(ReminderId reminder) {
        var timeline = here.reminders().timeline(reminder);
        return switch (target) {
            case Target.OfReminder _ -> timeline;
            case Target.OfFire(var number) -> {
                var fence = here.reminders().fire(number).orElseThrow().fire().fence();
                yield timeline.stream()
                        .filter(entry -> entry.fence().equals(fence))
                        .toList();
            }
        };
    }
}
