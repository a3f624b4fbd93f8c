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
    private Label problem;

    @FXML
    private Label outcome;

    public MailController(MailModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        host.textProperty().bindBidirectional(model.host);
        port.textProperty().bindBidirectional(model.port);
        Choices.bind(encryption, model.encryption, Encryption.class, texts, "encryption");
        user.textProperty().bindBidirectional(model.user);
        password.textProperty().bindBidirectional(model.password);
        from.textProperty().bindBidirectional(model.from);
        to.textProperty().bindBidirectional(model.to);
        problem.textProperty().bind(model.problem);
        problem.managedProperty().bind(model.problem.isNotEmpty());
        outcome.textProperty().bind(model.test.outcomeProperty());
    }

    @FXML
    private void test() {
        model.test.run();
    }
}
