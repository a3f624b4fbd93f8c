package io.gadfly.app.cli;

import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine.Option;

/// How many rows an answer has at most.
final class LimitOption {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000")
    private int limit;

    /// The first rows, and whether there are more.
    ///
    /// @param lastLine the line for people that says so; of no use where nothing was left off
    record Limited<T>(List<T> shown, boolean isCutOff, String lastLine) {
        void noteWhatIsMissing(Output output) {
            if (isCutOff) {
                output.note(lastLine);
            }
        }
    }

    /// @param source answers with at most so many rows; asked for one more than is shown
    <T> Limited<T> of(IntFunction<List<T>> source) {
        if (limit < 1) {
            throw CommandFailure.wrongUsage(Words.of("limit.small", limit));
        }
        var found = source.apply(Math.min(limit, Integer.MAX_VALUE - 1) + 1);
        return new Limited<>(found.stream().limit(limit).toList(), found.size() > limit, Words.of("limit.more", limit));
    }
}
