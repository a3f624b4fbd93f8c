package io.gadfly.ui.preferences;

import io.gadfly.notification.mail.MailAddress;
import io.gadfly.settings.MailSettings;
import io.gadfly.settings.MailSettings.Encryption;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.Texts;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How e-mail is sent, as it is being typed; each field is in force when its typing is over.
public final class MailModel {
    private static final int HIGHEST_PORT = 65_535;

    final TypedField<String> host;
    final TypedField<Integer> port;
    final ObjectProperty<Encryption> encryption;
    final TypedField<String> user;
    final TypedField<String> password;
    final TypedField<String> from;
    final TypedField<String> to;
    final MediumTest test;

    private final SettingsWriter writer;
    private final Texts texts;

    public MailModel(SettingsFile file, SettingsWriter writer, MediumTest test) {
        this.writer = writer;
        this.texts = writer.texts();
        this.test = test;
        var mail = file.current().media().mail();
        host = anything(mail.host(), String::strip);
        port = new TypedField<>(mail.port(), portNumber(), _ -> save());
        encryption = new SimpleObjectProperty<>(mail.encryption());
        user = anything(mail.user(), String::strip);
        password = anything(mail.password(), UnaryOperator.identity());
        from = new TypedField<>(mail.from(), address(), _ -> save());
        to = new TypedField<>(mail.to(), address(), _ -> save());
        var _ = encryption.subscribe((_, _) -> save());
    }

    private TypedField<String> anything(String value, UnaryOperator<String> tidy) {
        var language = new TypedField.Language<String>(
                text -> text, text -> Optional.of(tidy.apply(text)), UnaryOperator.identity());
        return new TypedField<>(value, language, _ -> save());
    }

    private TypedField.Language<Integer> portNumber() {
        return new TypedField.Language<>(
                number -> Integer.toString(number), MailModel::parsePort, _ -> texts.text("problem.port"));
    }

    private static Optional<Integer> parsePort(String text) {
        return Optional.of(text.strip())
                .filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= HIGHEST_PORT);
    }

    /// None at all is no mistake: e-mail is not set up then.
    private TypedField.Language<String> address() {
        return new TypedField.Language<>(
                text -> text,
                text -> Optional.of(text.strip()).filter(line -> line.isEmpty() || MailAddress.isValid(line)),
                text -> texts.text("problem.address", text.strip()));
    }

    private void save() {
        var mail = new MailSettings(
                host.value(), port.value(), encryption.get(), user.value(), password.value(), from.value(), to.value());
        writer.change(now -> now.withMedia(media -> media.withMail(mail)));
    }
}
