package io.gadfly.app.cli;

/// Ends a command: the message is the one line that the user sees, and says what to do.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private CommandFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public static CommandFailure failed(String message) {
        return new CommandFailure(ExitCode.FAILED, message);
    }

    public static CommandFailure wrongUsage(String message) {
        return new CommandFailure(ExitCode.WRONG_USAGE, message);
    }

    public static CommandFailure nothingRead(String message) {
        return new CommandFailure(ExitCode.NOTHING_READ, message);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
