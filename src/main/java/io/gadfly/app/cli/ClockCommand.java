package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ClockDoubt;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "clock")
final class ClockCommand implements Callable<Integer> {
    private final Invocation here;

    @Option(names = "--trust")
    private boolean trust;

    ClockCommand(Invocation here) {
        this.here = here;
    }

    /// @param lastSeen when it was last believed, where it is not now
    record Document(boolean believed, OffsetDateTime now, Optional<OffsetDateTime> lastSeen) {}

    @Override
    public Integer call() {
        if (trust) {
            here.reminders().trustClock();
        }
        var doubt = here.reminders().clockDoubt();
        here.output()
                .show(
                        new Document(
                                doubt.isEmpty(),
                                here.iso(here.clock().instant()),
                                doubt.map(ClockDoubt::lastSeen).map(here::iso)),
                        doubt.isEmpty() ? List.of(Words.of("clock.believed")) : List.of());
        doubt.ifPresent(known -> Hindrances.warn(known, here));
        return (doubt.isEmpty() ? ExitCode.DONE : ExitCode.FAILED).value();
    }
}
