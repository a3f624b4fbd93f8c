package io.gadfly.settings;

import java.util.List;

/// A command of the user's own that is run for a nag.
///
/// @param arguments the program and its arguments, each as it is; empty: none is set
/// @param seal says that it was typed into this program; what carries none never runs
public record CommandSettings(List<String> arguments, String seal) {
    public static final CommandSettings NONE = new CommandSettings(List.of(), "");

    public CommandSettings {
        arguments = List.copyOf(arguments);
    }
}
