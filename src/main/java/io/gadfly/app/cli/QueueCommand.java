package io.gadfly.app.cli;

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
        FireDocument.show(
                here.reminders().fires().stream()
                        .filter(view -> isWaiting(view.fire().state()))
                        .filter(view -> wanted.filter(
                                        name -> !name.equals(view.fire().pool()))
                                .isEmpty())
                        .toList(),
                "queue.none",
                here);
        return ExitCode.DONE.value();
    }

    private static boolean isWaiting(NagState state) {
        return state instanceof NagState.Due || state instanceof NagState.Queued;
    }
}
