package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.PoolCommand.Drain;
import io.gadfly.engine.ReminderService.PoolCommand.Limit;
import io.gadfly.engine.ReminderService.PoolCommand.Pause;
import io.gadfly.engine.ReminderService.PoolCommand.Resume;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pool")
final class PoolCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
    private String name = "";

    @Option(names = "--limit", paramLabel = "N")
    private @Nullable Integer limit;

    @ArgGroup
    private final Mode mode = new Mode();

    static final class Mode {
        @Option(names = "--pause")
        private boolean pause;

        @Option(names = "--resume")
        private boolean resume;

        @Option(names = "--drain")
        private boolean drain;
    }

    PoolCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        for (var command : commands()) {
            if (!here.reminders().steer(name, command)) {
                throw unknown();
            }
        }
        var pools = here.reminders().pools().stream()
                .filter(pool -> pool.name().equals(name))
                .toList();
        if (pools.isEmpty()) {
            throw unknown();
        }
        pools.forEach(pool -> Hindrances.warn(pool, here));
        PoolDocument.show(pools, here);
        return ExitCode.DONE.value();
    }

    private List<io.gadfly.engine.ReminderService.PoolCommand> commands() {
        var commands = new ArrayList<io.gadfly.engine.ReminderService.PoolCommand>();
        if (limit != null) {
            if (name.isBlank()) {
                throw CommandFailure.wrongUsage(Words.of("pool.name.missing"));
            }
            commands.add(new Limit(Counts.requireOne(limit, "pool.limit.small")));
        }
        if (mode.pause) {
            commands.add(new Pause());
        }
        if (mode.resume) {
            commands.add(new Resume());
        }
        if (mode.drain) {
            commands.add(new Drain());
        }
        return commands;
    }

    private CommandFailure unknown() {
        return CommandFailure.failed(Words.of("pool.unknown", name));
    }
}
