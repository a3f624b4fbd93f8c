package io.gadfly.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
    private final Invocation here;

    @Option(names = "--stand-by")
    private boolean standBy;

    ServeCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        return here.house().serve(standBy).value();
    }
}
