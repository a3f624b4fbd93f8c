package io.gadfly.app;

import io.gadfly.app.cli.FileTrouble;
import io.gadfly.app.cli.Words;
import io.gadfly.notification.command.CommandSeal;
import io.gadfly.notification.command.UserCommand;
import io.gadfly.reminder.StoreException;
import io.gadfly.settings.CommandSettings;
import io.gadfly.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The command that the user typed into the settings: sealed when it is typed, and run only with its seal, so that
/// settings from elsewhere bring none with them.
final class TypedCommand {
    private static final Logger LOG = LoggerFactory.getLogger(TypedCommand.class);

    private final Path keyFile;

    /// @param keyFile made when the first command is typed
    TypedCommand(Path keyFile) {
        this.keyFile = keyFile;
    }

    /// Of what was just typed.
    ///
    /// @throws StoreException where the key cannot be kept
    CommandSettings seal(List<String> arguments) {
        if (arguments.isEmpty()) {
            return CommandSettings.NONE;
        }
        try {
            var command = CommandSeal.withKeyIn(keyFile).typed(arguments);
            return new CommandSettings(command.arguments(), command.seal());
        } catch (IOException failure) {
            throw new StoreException(Words.of("command.unkept", FileTrouble.inWords(failure)), failure);
        }
    }

    /// Empty where none is set, or one that was not typed here.
    Optional<UserCommand> of(Settings settings) {
        var stored = settings.media().command();
        if (stored.arguments().isEmpty()) {
            return Optional.empty();
        }
        try {
            var command = CommandSeal.withKeyIn(keyFile).stored(stored.arguments(), stored.seal());
            if (command.isEmpty()) {
                LOG.warn("The command in the settings was not typed here and does not run: {}", stored.arguments());
            }
            return command;
        } catch (IOException failure) {
            LOG.warn("The command does not run: its key cannot be read", failure);
            return Optional.empty();
        }
    }
}
