package io.gadfly.app.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "ps")
final class PsCommand implements Callable<Integer> {
    private static final String CLEAR_SCREEN = "\033[H\033[2J";

    private final Invocation here;

    @Option(names = "--watch")
    private boolean watch;

    @Option(names = "--every", paramLabel = "FOR", defaultValue = "1s", converter = Durations.class)
    private Duration every = Duration.ofSeconds(1);

    PsCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!here.house().isRunning()) {
            throw CommandFailure.failed(Words.of("ps.resting"));
        }
        if (!watch) {
            print();
            return ExitCode.DONE.value();
        }
        do {
            here.output().line(CLEAR_SCREEN + Words.of("ps.at", here.text(here.now())));
            print();
        } while (here.output().flush() && pause());
        return ExitCode.DONE.value();
    }

    private void print() {
        Hindrances.warn(here);
        var tree = here.reminders().processes();
        here.output().show(ProcessDocument.of(tree, here), ProcessDocument.lines(tree, here));
    }

    private boolean pause() throws InterruptedException {
        Thread.sleep(every);
        return true;
    }
}
