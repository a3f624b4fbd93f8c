package io.gadfly.app.cli;

import io.gadfly.reminder.Changes.Planned;
import java.util.List;
import java.util.concurrent.Callable;
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
        var wanted = filter.filter(here.moments());
        var limited = limit.of(LimitOption.ALL, most -> here.reminders().list(wanted, 0, most));
        var documents = limited.shown().stream().map(this::document);
        if (here.output().isJson()) {
            here.output().showEach(documents);
        } else {
            show(documents);
        }
        limited.noteWhatIsMissing(here.output());
        return ExitCode.DONE.value();
    }

    private ReminderDocument document(Planned planned) {
        return ReminderDocument.of(planned, here);
    }

    private void show(Stream<ReminderDocument> reminders) {
        var table = ReminderDocument.table();
        reminders.forEach(reminder -> reminder.row(table, here));
        here.output().show("", table.isEmpty() ? List.of(Words.of("list.none")) : table.lines());
    }
}
