package io.gadfly.ui.popup;

import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.Views;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/// A card as it is seen.
final class PopupCardView {
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final PopupCard card;
    private final PopupModel model;
    private final Texts texts;
    private final Node view;

    @FXML
    private Label title;

    @FXML
    private Label context;

    @FXML
    private Label body;

    @FXML
    private Pane items;

    @FXML
    private Node buttons;

    @FXML
    private Button snooze;

    @FXML
    private Node skip;

    PopupCardView(PopupCard card, PopupModel model, Texts texts) {
        this.card = card;
        this.model = model;
        this.texts = texts;
        view = Views.of(this, texts);
        if (card.isPassing()) {
            view.setOnMouseClicked(_ -> dismiss());
        }
    }

    Node view() {
        return view;
    }

    @FXML
    private void initialize() {
        fill(title, card.title());
        fill(context, card.context());
        fill(body, card.body());
        present(buttons, card.kind() instanceof PopupCard.Kind.Nag);
        present(items, card.kind() instanceof PopupCard.Kind.Several);
        switch (card.kind()) {
            case PopupCard.Kind.Nag(var length, var canSkip) -> {
                snooze.setText(texts.text("snooze", length));
                present(skip, canSkip);
            }
            case PopupCard.Kind.Several() ->
                card.items().forEach(item -> items.getChildren().add(line(item)));
            case PopupCard.Kind.Notice _ -> {}
        }
        title.pseudoClassStateChanged(URGENT, card.urgent());
    }

    private Node line(PopupCard.Item item) {
        var words = new Label(item.title());
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var done = new Button(texts.text("done"));
        done.setMinWidth(Button.USE_PREF_SIZE);
        done.setAccessibleText(texts.text("done.item", item.title()));
        done.setOnAction(_ -> model.done(item));
        var line = new HBox(words, done);
        line.getStyleClass().add("popup-item");
        return line;
    }

    private static void fill(Label label, String text) {
        label.setText(text);
        present(label, !text.isEmpty());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    @FXML
    private void done() {
        model.done(card.items().getFirst());
    }

    @FXML
    private void snooze() {
        model.snooze(card.items().getFirst());
    }

    @FXML
    private void skip() {
        model.skip(card.items().getFirst());
    }

    @FXML
    private void open() {
        model.open(card.items().getFirst());
    }

    @FXML
    private void dismiss() {
        model.dismiss(card);
    }
}
