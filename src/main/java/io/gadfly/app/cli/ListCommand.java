package io.gadfly.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private final Invocation here;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000")
    private int limit;

    ListCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var found = here.reminders().list(filter.filter(here.moments()), 0, limit);
        var table = ReminderDocument.table();
        found.forEach(planned -> ReminderDocument.row(table, planned, here));
        here.output()
                .show(
                        found.stream()
                                .map(planned -> ReminderDocument.of(planned, here))
                                .toList(),
                        table.isEmpty() ? List.of(Words.of("list.none")) : table.lines());
        return ExitCode.DONE.value();
    }
}
