package io.gadfly.notification.command;

import java.util.List;

/// A command that the user typed into this program. There is no way to make one from a calendar, a message or any other
/// data: only a `CommandSeal` gives it, for what was typed or for what carries the seal that it gave then.
public final class UserCommand {
    private final List<String> arguments;
    private final String seal;

    UserCommand(List<String> arguments, String seal) {
        if (arguments.isEmpty() || arguments.getFirst().isBlank()) {
            throw new IllegalArgumentException("a command needs the name of a program");
        }
        if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a command has no NUL in it");
        }
        this.arguments = List.copyOf(arguments);
        this.seal = seal;
    }

    /// The program and its arguments, each as it is: no shell reads them.
    public List<String> arguments() {
        return arguments;
    }

    /// To be stored beside the arguments.
    public String seal() {
        return seal;
    }

    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
