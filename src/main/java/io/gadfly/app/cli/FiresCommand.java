package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "fires")
final class FiresCommand implements Callable<Integer> {
    /// What is over is looked at so far back.
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final Invocation here;

    @Mixin
    private final LimitOption limit = new LimitOption();

    FiresCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Hindrances.warn(here);
        var limited = limit.of(
                LimitOption.USUAL,
                most -> Stream.concat(here.reminders().fires(most).stream(), parked())
                        .toList());
        var fires = limited.shown();
        FireDocument.show(fires, "fires.none", here);
        if (!here.output().isJson()) {
            fires.forEach(this::sayWhyParked);
        }
        limited.noteWhatIsMissing(here.output());
        if (!fires.isEmpty()) {
            Hindrances.noteRest(here);
        }
        return ExitCode.DONE.value();
    }

    /// What failed for good of late and that nobody has answered yet: the latest of its reminder.
    private Stream<FireView> parked() {
        var reminders = here.reminders();
        return reminders.history(here.now().minus(LOOKED_BACK), here.now().plusSeconds(1), LimitOption.USUAL).stream()
                .filter(view -> view.fire().state() instanceof NagState.Failed)
                .filter(view -> reminders
                        .current(view.reminder().id())
                        .filter(current ->
                                current.fire().fence().equals(view.fire().fence()))
                        .isPresent());
    }

    private void sayWhyParked(FireView view) {
        FireDocument.cause(view.fire().state())
                .map(cause -> Words.of(
                        "fires.failed",
                        view.fire().label(),
                        cause,
                        view.reminder().id()))
                .ifPresent(here.output()::note);
    }
}
