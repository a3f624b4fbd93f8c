package io.gadfly.app.cli;

/// Numbers of things of which there must be one at least.
final class Counts {
    private Counts() {}

    /// @param complaint the key of what is said of a smaller one
    static int requireOne(int count, String complaint) {
        if (count < 1) {
            throw CommandFailure.wrongUsage(Words.of(complaint, count));
        }
        return count;
    }
}
