package io.gadfly.ui.preferences;

import io.gadfly.notification.command.CommandWords;
import io.gadfly.settings.CommandSettings;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The command that is run for nags, as it is being typed. It is in force when the user says so: half a command must
/// not run.
public final class CommandModel {
    final StringProperty line;
    final StringProperty problem = new SimpleStringProperty("");
    final MediumTest test;

    private final SettingsFile file;
    private final Bridge bridge;
    private final SettingsWriter writer;
    private final Function<List<String>, CommandSettings> seal;
    private final Texts texts;

    /// @param seal says that the command was typed here
    public CommandModel(
            SettingsFile file, SettingsWriter writer, Function<List<String>, CommandSettings> seal, MediumTest test) {
        this.file = file;
        this.bridge = writer.bridge();
        this.writer = writer;
        this.seal = seal;
        this.texts = writer.texts();
        this.test = test;
        line = new SimpleStringProperty(CommandWords.line(inForce()));
    }

    private List<String> inForce() {
        return file.current().media().command().arguments();
    }

    /// Of the command that is in force: what is typed beside it does not run.
    void tryIt() {
        if (CommandWords.parse(line.get()).filter(inForce()::equals).isPresent()) {
            test.run();
        } else {
            test.refuse("test.unused");
        }
    }

    void use() {
        var words = CommandWords.parse(line.get());
        problem.set(words.isEmpty() ? texts.text("problem.command") : "");
        words.ifPresent(arguments -> bridge.ask(
                () -> seal.apply(arguments),
                command -> writer.change(now -> now.withMedia(media -> media.withCommand(command)))));
    }
}
