package io.gadfly.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.settings.MailSettings;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Texts;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailModelTest {
    @TempDir
    Path folder;

    private Bench bench = Bench.empty(Path.of(""));
    private MailModel model = model();

    @BeforeEach
    void open() {
        bench = Bench.empty(folder);
        model = model();
    }

    private MailModel model() {
        var texts = Texts.of(MailModel.class, Locale.UK);
        var writer = new SettingsWriter(bench.settings, bench.bridge, bench.notices, texts);
        return new MailModel(bench.settings, writer, new MediumTest(bench.service, bench.bridge, "mail", texts));
    }

    @Test
    void aServerIsNotSavedWhileItsNameIsBeingTyped() {
        model.host.text.set("smtp.exam");
        assertEquals("", saved().host());

        type(model.host, " smtp.example.org ");

        assertEquals("smtp.example.org", saved().host());
    }

    @ParameterizedTest
    @ValueSource(strings = {"99:99", "me", "me@", "me@example.org, you@example.org", "friends: me@example.org;"})
    void whatIsNoAddressIsSaidBesideItsFieldAndNotSaved(String text) {
        type(model.to, text);

        assertEquals("“" + text + "” is no e-mail address: write it as you@example.org.", model.to.problem.get());
        assertEquals("", model.from.problem.get());
        assertEquals("", saved().to());
    }

    @Test
    void anAddressOrNoneAtAllIsSaved() {
        type(model.from, "gadfly@example.org");
        type(model.to, "you@example.org");
        type(model.from, "");

        assertEquals("you@example.org", saved().to());
        assertEquals("", saved().from());
        assertEquals("", model.from.problem.get());
    }

    @Test
    void aPortThatIsNoneKeepsNoOtherFieldFromBeingSaved() {
        type(model.port, "65536");

        type(model.user, "me");

        assertEquals("A port is a number from 1 to 65535.", model.port.problem.get());
        assertEquals("me", saved().user());
        assertEquals(MailSettings.USUAL_PORT, saved().port());
    }

    private MailSettings saved() {
        return bench.settings.current().media().mail();
    }

    private static void type(TypedField<?> field, String text) {
        field.text.set(text);
        field.finish();
    }
}
