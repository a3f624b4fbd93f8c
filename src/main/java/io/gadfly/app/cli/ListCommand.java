package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private final Invocation here;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    ListCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var wanted = filter.filterOfKnown(here);
        var limited = limit.of(LimitOption.ALL, most -> here.reminders().list(wanted, 0, most));
        var live = live();
        var unfinished = here.reminders().unfinished(limited.shown());
        if (here.output().isJson()) {
            here.output().showEach(limited.shown().stream().map(planned -> document(planned, unfinished, live)));
        } else {
            show(limited.shown().stream()
                    .sorted(Comparator.comparingInt(planned -> place(planned, live)))
                    .map(planned -> document(planned, stateShown(planned, unfinished, live), live)));
        }
        limited.noteWhatIsMissing(here.output());
        return ExitCode.DONE.value();
    }

    /// What is at the user, in the words of `fires`.
    private Map<ReminderId, FireView> live() {
        return here.reminders().fires().stream()
                .collect(Collectors.toMap(view -> view.reminder().id(), view -> view, (first, _) -> first));
    }

    /// For people what is at them comes first, as it does in the window.
    private static int place(Planned planned, Map<ReminderId, FireView> live) {
        return Optional.ofNullable(live.get(planned.reminder().id()))
                .map(view -> switch (view.fire().state()) {
                    case NagState.Ringing _ -> 0;
                    case NagState.Due _, NagState.Queued _ -> 1;
                    case NagState.Asleep _, NagState.Over _ -> 2;
                })
                .orElse(2);
    }

    /// Also of what has a next date besides.
    private static Map<ReminderId, FireView> stateShown(
            Planned planned, Map<ReminderId, FireView> unfinished, Map<ReminderId, FireView> live) {
        var id = planned.reminder().id();
        return place(planned, live) < 2 ? Map.of(id, Objects.requireNonNull(live.get(id))) : unfinished;
    }

    private ReminderDocument document(
            Planned planned, Map<ReminderId, FireView> unfinished, Map<ReminderId, FireView> live) {
        var id = planned.reminder().id();
        return ReminderDocument.of(
                planned, Optional.ofNullable(unfinished.get(id)).map(view -> live.getOrDefault(id, view)), here);
    }

    private void show(Stream<ReminderDocument> reminders) {
        var table = ReminderDocument.table();
        reminders.forEach(reminder -> reminder.row(table, here));
        here.output().show("", table.isEmpty() ? List.of(Words.of("list.none")) : table.lines());
    }
}
