package io.gadfly.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "pools")
final class PoolsCommand implements Callable<Integer> {
    private final Invocation here;

    PoolsCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Hindrances.warn(here);
        PoolDocument.show(here.reminders().pools(), here);
        return ExitCode.DONE.value();
    }
}
