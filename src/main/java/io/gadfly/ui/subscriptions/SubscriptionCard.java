package io.gadfly.ui.subscriptions;

import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.Views;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// One subscription as a card.
final class SubscriptionCard {
    private static final PseudoClass CONCERN = PseudoClass.getPseudoClass("concern");

    private final SubscriptionRow row;
    private final SubscriptionsModel model;
    private final Texts texts;
    private final Node view;

    @FXML
    private Label name;

    @FXML
    private Label address;

    @FXML
    private Label pace;

    @FXML
    private Label result;

    @FXML
    private Label findings;

    @FXML
    private Node paused;

    @FXML
    private Button look;

    @FXML
    private Button pause;

    SubscriptionCard(SubscriptionRow row, SubscriptionsModel model, Texts texts) {
        this.row = row;
        this.model = model;
        this.texts = texts;
        view = Views.of(this, texts);
    }

    Node view() {
        return view;
    }

    @FXML
    private void initialize() {
        name.setText(row.name());
        address.setText(row.address());
        pace.setText(row.pace());
        result.setText(row.result());
        result.pseudoClassStateChanged(CONCERN, row.concern());
        findings.setText(String.join("\n", row.findings()));
        findings.setVisible(!row.findings().isEmpty());
        findings.setManaged(!row.findings().isEmpty());
        paused.setVisible(row.isPaused());
        paused.setManaged(row.isPaused());
        look.setDisable(row.busy());
        pause.setText(texts.text(row.isPaused() ? "resume" : "pause"));
    }

    @FXML
    private void lookNow() {
        model.lookNow(row);
    }

    @FXML
    private void pauseOrResume() {
        model.pauseOrResume(row);
    }

    @FXML
    private void edit() {
        model.edit(row);
    }

    @FXML
    private void unsubscribe() {
        model.unsubscribe(row);
    }
}
