package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.NagState;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "queue")
final class QueueCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "POOL", descriptionKey = "POOL", arity = "0..1")
    private @Nullable String pool;

    QueueCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var wanted = Optional.ofNullable(pool).map(name -> PoolNames.known(name, here));
        Hindrances.warn(here);
        var waiting = here.reminders().fires().stream()
                .filter(QueueCommand::isWaiting)
                .filter(view ->
                        wanted.filter(name -> !name.equals(view.fire().pool())).isEmpty())
                .toList();
        FireDocument.show(waiting, "queue.none", here);
        if (!here.output().isJson()
                && waiting.stream().anyMatch(view -> view.startsBy().isPresent())) {
            here.output().note(Words.of("queue.by"));
        }
        return ExitCode.DONE.value();
    }

    /// What has its place in a backlog waits, though it may have been nagged about before.
    private static boolean isWaiting(FireView view) {
        var state = view.fire().state();
        return view.position() > 0 || state instanceof NagState.Due || state instanceof NagState.Queued;
    }
}
