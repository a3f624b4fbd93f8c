package io.gadfly.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.settings.CommandSettings;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Texts;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandModelTest {
    private static final String PRESS_FIRST = "Press “Use it” first: until then what you typed is not run.";

    @TempDir
    Path folder;

    private CommandModel model = model(Bench.empty(Path.of("")));

    @BeforeEach
    void open() {
        model = model(Bench.empty(folder));
    }

    private static CommandModel model(Bench bench) {
        var texts = Texts.of(CommandModel.class, Locale.UK);
        var writer = new SettingsWriter(bench.settings, bench.bridge, bench.notices, texts);
        return new CommandModel(
                bench.settings,
                writer,
                arguments -> new CommandSettings(arguments, "seal"),
                new MediumTest(bench.service, bench.bridge, "command", texts));
    }

    @Test
    void aTestOfWhatIsTypedAndNotYetUsedSaysToPressTheButtonFirst() {
        model.line.set("/bin/echo hello");

        model.tryIt();

        assertEquals(PRESS_FIRST, model.test.outcomeProperty().get());
    }

    @Test
    void aTestOfHalfACommandSaysTheSame() {
        model.line.set("/bin/echo \"hello");

        model.tryIt();

        assertEquals(PRESS_FIRST, model.test.outcomeProperty().get());
    }

    @Test
    void whatIsUsedIsTested() {
        model.line.set("/bin/echo hello");
        model.use();

        model.tryIt();

        assertEquals("It went through.", model.test.outcomeProperty().get());
    }
}
