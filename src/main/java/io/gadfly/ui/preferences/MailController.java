package io.gadfly.ui.preferences;

import io.gadfly.settings.MailSettings.Encryption;
import io.gadfly.ui.common.Choices;
import io.gadfly.ui.common.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/// E-mail among the settings.
public final class MailController {
    private final MailModel model;
    private final Texts texts;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private ChoiceBox<Encryption> encryption;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private TextField from;

    @FXML
    private TextField to;

    @FXML
    private Label portProblem;

    @FXML
    private Label fromProblem;

    @FXML
    private Label toProblem;

    @FXML
    private Label outcome;

    public MailController(MailModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Typing.join(host, model.host);
        Typing.join(port, portProblem, model.port);
        Choices.bind(encryption, model.encryption, Encryption.class, texts, "encryption");
        Typing.join(user, model.user);
        Typing.join(password, model.password);
        Typing.join(from, fromProblem, model.from);
        Typing.join(to, toProblem, model.to);
        outcome.textProperty().bind(model.test.outcomeProperty());
    }

    @FXML
    private void test() {
        model.test.run();
    }
}
