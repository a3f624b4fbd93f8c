package io.gadfly.app.cli;

import io.gadfly.reminder.NagPolicy.Escalation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// After how many nags to become louder, and to take the next medium; 0: never.
final class LouderOptions {
    @Option(names = "--louder-after", paramLabel = "N")
    private @Nullable Integer louder;

    @Option(names = "--next-medium-after", paramLabel = "N")
    private @Nullable Integer nextMedium;

    /// What was given in place of what `base` says; empty where nothing was.
    Optional<Escalation> given(Escalation base) {
        if (louder == null && nextMedium == null) {
            return Optional.empty();
        }
        return Optional.of(new Escalation(
                louder == null ? base.louderAfter() : requireNotNegative(louder),
                nextMedium == null ? base.nextMediumAfter() : requireNotNegative(nextMedium)));
    }

    private static int requireNotNegative(int nags) {
        if (nags < 0) {
            throw CommandFailure.wrongUsage(Words.of("nag.louder.negative", nags));
        }
        return nags;
    }
}
