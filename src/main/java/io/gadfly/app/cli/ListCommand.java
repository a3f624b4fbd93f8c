package io.gadfly.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
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
        var wanted = filter.filter(here.moments());
        var limited = limit.of(most -> here.reminders().list(wanted, 0, most));
        var found = limited.shown().stream()
                .map(planned -> ReminderDocument.of(planned, here))
                .toList();
        var table = ReminderDocument.table();
        found.forEach(reminder -> reminder.row(table, here));
        here.output().show(found, table.isEmpty() ? List.of(Words.of("list.none")) : table.lines());
        limited.noteWhatIsMissing(here.output());
        return ExitCode.DONE.value();
    }
}
