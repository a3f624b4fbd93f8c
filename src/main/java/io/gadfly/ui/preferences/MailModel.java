package io.gadfly.ui.preferences;

import io.gadfly.settings.MailSettings;
import io.gadfly.settings.MailSettings.Encryption;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.Texts;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// How e-mail is sent, as it is being typed; in force at once.
public final class MailModel {
    final StringProperty host;
    final StringProperty port;
    final ObjectProperty<Encryption> encryption;
    final StringProperty user;
    final StringProperty password;
    final StringProperty from;
    final StringProperty to;
    final StringProperty problem = new SimpleStringProperty("");
    final MediumTest test;

    private final SettingsWriter writer;
    private final Texts texts;

    public MailModel(SettingsFile file, SettingsWriter writer, MediumTest test) {
        this.writer = writer;
        this.texts = writer.texts();
        this.test = test;
        var mail = file.current().media().mail();
        host = new SimpleStringProperty(mail.host());
        port = new SimpleStringProperty(Integer.toString(mail.port()));
        encryption = new SimpleObjectProperty<>(mail.encryption());
        user = new SimpleStringProperty(mail.user());
        password = new SimpleStringProperty(mail.password());
        from = new SimpleStringProperty(mail.from());
        to = new SimpleStringProperty(mail.to());
        Stream.<ObservableValue<?>>of(host, port, encryption, user, password, from, to)
                .forEach(this::listen);
    }

    private void listen(ObservableValue<?> field) {
        var _ = field.subscribe((_, _) -> save());
    }

    private void save() {
        var number = Optional.of(port.get().strip())
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf);
        if (number.filter(value -> value >= 1 && value <= 65_535).isEmpty()) {
            problem.set(texts.text("problem.port"));
            return;
        }
        problem.set("");
        var mail = new MailSettings(
                host.get().strip(),
                number.get(),
                encryption.get(),
                user.get().strip(),
                password.get(),
                from.get().strip(),
                to.get().strip());
        writer.change(now -> now.withMedia(media -> media.withMail(mail)));
    }
}
