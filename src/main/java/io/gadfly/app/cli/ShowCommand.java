package io.gadfly.app.cli;

import io.gadfly.reminder.ReminderId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "ID", descriptionKey = "ID", converter = Target.Reader.class)
    private Target target = new Target.OfReminder(new ReminderId(1));

    ShowCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var planned = target.planned(here);
        here.output().show(ReminderDocument.of(planned, here), ReminderLines.of(planned, here));
        return ExitCode.DONE.value();
    }
}
