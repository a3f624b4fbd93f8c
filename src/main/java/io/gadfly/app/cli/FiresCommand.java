package io.gadfly.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "fires")
final class FiresCommand implements Callable<Integer> {
    private final Invocation here;

    @Mixin
    private final LimitOption limit = new LimitOption();

    FiresCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Hindrances.warn(here);
        var limited = limit.of(LimitOption.USUAL, most -> here.reminders().fires(most));
        var fires = limited.shown();
        FireDocument.show(fires, "fires.none", here);
        limited.noteWhatIsMissing(here.output());
        if (!fires.isEmpty()) {
            Hindrances.noteRest(here);
        }
        return ExitCode.DONE.value();
    }
}
