package io.gadfly.ui.subscriptions;

import io.gadfly.ui.common.Choices;
import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.WhileShown;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/// The page of subscribed calendars.
public final class SubscriptionsController {
    private final SubscriptionsModel model;
    private final Texts texts;

    @FXML
    private Node page;

    @FXML
    private TextField address;

    @FXML
    private TextField name;

    @FXML
    private TextField list;

    @FXML
    private TextField every;

    @FXML
    private ChoiceBox<NagChoice> nag;

    @FXML
    private Label problem;

    @FXML
    private Button save;

    @FXML
    private Button cancel;

    @FXML
    private Pane cards;

    @FXML
    private Node empty;

    public SubscriptionsController(SubscriptionsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        var form = model.form;
        address.textProperty().bindBidirectional(form.address);
        address.disableProperty().bind(form.known);
        name.textProperty().bindBidirectional(form.name);
        list.textProperty().bindBidirectional(form.list);
        every.textProperty().bindBidirectional(form.every);
        Choices.bind(nag, form.nag, NagChoice.class, texts, "profile");
        nag.getItems().remove(NagChoice.CUSTOM);
        problem.textProperty().bind(form.problem);
        problem.managedProperty().bind(form.problem.isNotEmpty());
        save.textProperty().bind(form.known.map(known -> texts.text(known ? "save" : "subscribe")));
        cancel.visibleProperty().bind(form.known);
        cancel.managedProperty().bind(form.known);
        model.rows().addListener((ListChangeListener<SubscriptionRow>) _ -> showRows());
        Field.present(
                empty, Bindings.isEmpty(model.rows()).and(model.stateProperty().isEqualTo(Latest.State.ANSWERED)));
        WhileShown.everySecond(page, model::refresh);
    }

    private void showRows() {
        cards.getChildren()
                .setAll(model.rows().stream()
                        .map(row -> new SubscriptionCard(row, model, texts).view())
                        .toList());
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void cancel() {
        model.form.clear();
    }
}
