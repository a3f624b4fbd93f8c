package io.gadfly.app.cli;

/// How a command ended, for the shell.
public enum ExitCode {
    DONE(0),
    FAILED(1),
    WRONG_USAGE(2),
    /// Some items were refused; each is named.
    DONE_IN_PART(3),
    /// Nothing could be read.
    NOTHING_READ(4);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public static ExitCode of(int value) {
        return values()[value];
    }

    /// For a command over many items.
    static ExitCode ofItems(int done, int refused) {
        if (refused == 0) {
            return DONE;
        }
        return done == 0 ? FAILED : DONE_IN_PART;
    }

    public int value() {
        return value;
    }
}
