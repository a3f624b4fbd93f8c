package io.gadfly.app.cli;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How many rows an answer has at most.
final class LimitOption {
    /// Of what has no end, unless told.
    static final int USUAL = 1_000;

    /// Of what the user wrote down, unless told.
    static final int ALL = Integer.MAX_VALUE - 1;

    @Option(names = "--limit", paramLabel = "N")
    private @Nullable Integer limit;

    /// The first rows, and whether there are more.
    ///
    /// @param lastLine the line that says so; of no use where nothing was left off
    record Limited<T>(List<T> shown, boolean isCutOff, String lastLine) {
        void noteWhatIsMissing(Output output) {
            if (isCutOff) {
                output.note(lastLine);
            }
        }
    }

    /// @param unlessTold how many there are at most where the user does not say
    /// @param source answers with at most so many rows; asked for one more than is shown
    <T> Limited<T> of(int unlessTold, IntFunction<List<T>> source) {
        var most = orElse(unlessTold);
        var found = source.apply(most + 1);
        return new Limited<>(found.stream().limit(most).toList(), found.size() > most, Words.of("limit.more", most));
    }

    /// How many were asked for.
    int orElse(int unlessTold) {
        return limit == null ? unlessTold : Math.min(ALL, Counts.requireOne(limit, "limit.small"));
    }
}
