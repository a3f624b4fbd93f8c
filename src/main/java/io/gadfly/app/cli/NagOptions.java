package io.gadfly.app.cli;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.NagProfile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How hard to nag.
final class NagOptions {
    @Option(names = "--nag", paramLabel = "once|gentle|normal|insistent")
    private @Nullable NagProfile profile;

    @Mixin
    private final PaceOptions pace = new PaceOptions();

    @Option(
            names = {"--nag-max", "--max"},
            paramLabel = "N|none")
    private @Nullable String max;

    @Option(
            names = {"--nag-until", "--until"},
            paramLabel = "FOR-OR-TIME|none")
    private @Nullable String until;

    @Option(names = "--also", paramLabel = "mail|command|none", split = ",")
    private @Nullable List<AlsoNames> also;

    @Mixin
    private final LouderOptions louder = new LouderOptions();

    @Option(names = "--in-quiet", arity = "0..1", fallbackValue = "true", paramLabel = "true|false")
    private @Nullable Boolean inQuiet;

    /// Empty where nothing was said.
    Optional<NagPolicy> given() {
        return isGiven() ? Optional.of(applyTo(NagPolicy.NORMAL)) : Optional.empty();
    }

    private boolean isGiven() {
        return Stream.of(profile, max, until, also, inQuiet).anyMatch(Objects::nonNull)
                || pace.given(NagPolicy.NORMAL.pace()).isPresent()
                || louder.given(Escalation.NONE).isPresent();
    }

    /// The policy with what was given in place of what it says: all of it, where a profile was.
    NagPolicy applyTo(NagPolicy given) {
        var base = profile == null ? given : profile.policy().withAlso(given.also());
        var policy = pace.given(base.pace()).map(base::withPace).orElse(base);
        policy = louder.given(policy.escalation()).map(policy::withEscalation).orElse(policy);
        if (max != null) {
            policy = None.or(max, NagOptions::count).map(policy::withMax).orElse(policy.withoutMax());
        }
        if (also != null) {
            policy = policy.withAlso(AlsoNames.ways(also));
        }
        if (inQuiet != null) {
            policy = policy.withQuietHours(inQuiet ? QuietHours.IGNORED : QuietHours.HONOURED);
        }
        return until == null
                ? policy
                : policy.withUntil(None.or(until, NagOptions::until).orElseGet(Until.Answered::new));
    }

    private static int count(String text) {
        try {
            return Counts.requireOne(Integer.parseInt(text.strip()), "nag.max.small");
        } catch (NumberFormatException _) {
            throw CommandFailure.wrongUsage(Words.of("nag.max.unknown", text));
        }
    }

    private static Until until(String text) {
        return Moments.timeOfDay(text)
                .<Until>map(Until.TimeOfDay::new)
                .orElseGet(() -> new Until.For(Durations.parse(text)));
    }
}
