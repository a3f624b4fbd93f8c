package io.gadfly.app.cli;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.Until;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How hard to nag.
final class NagOptions {
    @Option(
            names = {"--nag-every", "--every"},
            paramLabel = "FOR",
            converter = Durations.class)
    private @Nullable Duration every;

    @Option(
            names = {"--nag-max", "--max"},
            paramLabel = "N")
    private @Nullable Integer max;

    @Option(
            names = {"--nag-until", "--until"},
            paramLabel = "FOR-OR-TIME")
    private @Nullable String until;

    @Option(names = "--also", paramLabel = "mail|command|none", split = ",")
    private @Nullable List<AlsoNames> also;

    /// Empty where nothing was said.
    Optional<NagPolicy> given() {
        return every == null && max == null && until == null && also == null
                ? Optional.empty()
                : Optional.of(applyTo(NagPolicy.NORMAL));
    }

    /// The policy with what was given in place of what it says.
    NagPolicy applyTo(NagPolicy base) {
        var policy = base;
        if (every != null) {
            if (every.isZero()) {
                throw CommandFailure.wrongUsage(Words.of("nag.every.zero"));
            }
            policy = policy.withPace(new Pace.Fixed(every));
        }
        if (max != null) {
            if (max < 1) {
                throw CommandFailure.wrongUsage(Words.of("nag.max.small", max));
            }
            policy = policy.withMax(max);
        }
        if (also != null) {
            policy = policy.withAlso(AlsoNames.ways(also));
        }
        return until == null ? policy : policy.withUntil(until(until));
    }

    private static Until until(String text) {
        return Moments.timeOfDay(text)
                .<Until>map(Until.TimeOfDay::new)
                .orElseGet(() -> new Until.For(Durations.parse(text)));
    }
}
