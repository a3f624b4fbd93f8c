package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.NagMode;
import io.gadfly.engine.ReminderService.NagResult;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "nag")
final class NagCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "TITLE", descriptionKey = "TITLE", arity = "1..*")
    private List<String> title = List.of();

    @Mixin
    private final NagOptions nag = new NagOptions();

    @ArgGroup
    private final Mode mode = new Mode();

    @Option(names = "--pool", paramLabel = "NAME", defaultValue = "default")
    private String pool = "default";

    @Option(names = "--patience", paramLabel = "FOR", defaultValue = "1h", converter = Durations.class)
    private Duration patience = Duration.ofHours(1);

    static final class Mode {
        @Option(names = "--run")
        boolean run;

        @Option(names = "--wait")
        boolean wait;

        @Option(names = "--queue")
        boolean queue;

        NagMode chosen() {
            if (run) {
                return NagMode.RUN;
            }
            return wait ? NagMode.WAIT : NagMode.QUEUE;
        }
    }

    NagCommand(Invocation here) {
        this.here = here;
    }

    /// @param result `started`, `waiting`, `over` or `noslot`
    record Document(String result, Optional<String> fire, OptionalInt position) {
        static Document of(String result, Fire fire, OptionalInt position) {
            return new Document(result, Optional.of(fire.label()), position);
        }
    }

    @Override
    public Integer call() {
        var policy = nag.applyTo(NagPolicy.NORMAL);
        var home = PoolNames.known(pool, here);
        var result = here.reminders().nag(String.join(" ", title), policy, home, mode.chosen(), patience);
        return switch (result) {
            case NagResult.Started(var fire) -> {
                here.output()
                        .show(
                                Document.of("started", fire, OptionalInt.empty()),
                                List.of(Words.of("nag.started", fire.label())));
                noteQuiet(policy);
                yield ExitCode.DONE.value();
            }
            case NagResult.Waiting(var fire, var position) -> {
                here.output()
                        .show(
                                Document.of("waiting", fire, OptionalInt.of(position)),
                                List.of(Words.of("nag.waiting", fire.label(), position)));
                noteQuiet(policy);
                Hindrances.noteRest(here);
                yield ExitCode.DONE.value();
            }
            case NagResult.Over(var fire) -> {
                here.output()
                        .show(
                                Document.of("over", fire, OptionalInt.empty()),
                                List.of(Words.of("nag.over", fire.label())));
                yield ExitCode.DONE.value();
            }
            case NagResult.NoSlot() ->
                throw CommandFailure.failed(
                        here.house().isRunning() ? Words.of("nag.noslot", pool) : Words.of("hindrance.rest"));
        };
    }

    private void noteQuiet(NagPolicy policy) {
        if (policy.quietHours() == NagPolicy.QuietHours.HONOURED) {
            Hindrances.noteQuiet(here);
        }
    }
}
