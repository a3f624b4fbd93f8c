package io.gadfly.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "fires")
final class FiresCommand implements Callable<Integer> {
    private final Invocation here;

    FiresCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Hindrances.warn(here);
        var fires = here.reminders().fires();
        FireDocument.show(fires, "fires.none", here);
        if (!fires.isEmpty()) {
            Hindrances.noteRest(here);
        }
        return ExitCode.DONE.value();
    }
}
