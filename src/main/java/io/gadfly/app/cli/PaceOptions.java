package io.gadfly.app.cli;

import io.gadfly.reminder.NagPolicy.Pace;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The time from one nag to the next.
final class PaceOptions {
    @Option(
            names = {"--nag-every", "--every"},
            paramLabel = "FOR",
            converter = Durations.class)
    private @Nullable Duration every;

    @Option(names = "--nag-down-to", paramLabel = "FOR", converter = Durations.class)
    private @Nullable Duration downTo;

    /// What was given in place of what `base` says; empty where nothing was.
    Optional<Pace> given(Pace base) {
        if (every == null && downTo == null) {
            return Optional.empty();
        }
        var first = requirePositive(every == null ? firstOf(base) : every);
        return Optional.of(
                downTo == null ? new Pace.Fixed(first) : new Pace.Tightening(first, requirePositive(downTo)));
    }

    private static Duration firstOf(Pace pace) {
        return switch (pace) {
            case Pace.Fixed(var interval) -> interval;
            case Pace.Tightening(var first, var _) -> first;
        };
    }

    private static Duration requirePositive(Duration interval) {
        if (interval.isZero()) {
            throw CommandFailure.wrongUsage(Words.of("nag.every.zero"));
        }
        return interval;
    }
}
