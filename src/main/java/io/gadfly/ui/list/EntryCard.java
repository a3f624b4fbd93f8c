package io.gadfly.ui.list;

import io.gadfly.ui.common.Beat;
import io.gadfly.ui.common.SnoozeChoice;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import io.gadfly.ui.common.Views;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/// One entry as a card, with the buttons that answer it.
final class EntryCard {
    private static final double ROOM_FOR_ALL = 590;
    private static final double ROOM_FOR_WORDS = 530;
    private static final double LEAST_STATUS = 100;

    private final EntryActions actions;
    private final Beat beat;
    private final TimeWords times;
    private final Texts texts;
    private final Node view;
    private Optional<Entry> shown = Optional.empty();

    @FXML
    private Label heading;

    @FXML
    private Region card;

    @FXML
    private Label title;

    @FXML
    private Node urgent;

    @FXML
    private Label detail;

    @FXML
    private Label status;

    @FXML
    private Label countdown;

    @FXML
    private Node answers;

    @FXML
    private Region statusBox;

    @FXML
    private Button done;

    @FXML
    private MenuButton snooze;

    @FXML
    private Node skip;

    @FXML
    private Node acknowledge;

    @FXML
    private MenuItem acknowledgeItem;

    EntryCard(EntryActions actions, Beat beat, TimeWords times, Texts texts) {
        this.actions = actions;
        this.beat = beat;
        this.times = times;
        this.texts = texts;
        this.view = Views.of(this, texts);
        beat.nowProperty().subscribe(this::runDown);
    }

    /// Where there is little room, the lesser answers are left to the menu, and the others to their icons.
    ///
    /// @param width the list's: the card's own never falls below what it shows
    void fit(double width) {
        present(skip, width >= ROOM_FOR_ALL);
        present(acknowledge, width >= ROOM_FOR_ALL);
        var hasWords = width >= ROOM_FOR_WORDS;
        done.setContentDisplay(hasWords ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        snooze.setContentDisplay(hasWords ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        statusBox.setMinWidth(hasWords ? Region.USE_PREF_SIZE : LEAST_STATUS);
    }

    Node view() {
        return view;
    }

    void show(Entry entry) {
        shown = Optional.of(entry);
        fill(heading, entry.heading());
        fill(title, entry.title());
        fill(detail, entry.detail());
        fill(status, entry.status());
        present(urgent, entry.isUrgent());
        present(answers, entry.standing().isDue());
        acknowledgeItem.setVisible(entry.standing().isDue());
        for (var standing : EntryState.values()) {
            card.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(standing.pseudoClass()), standing == entry.standing());
        }
        runDown();
    }

    private void runDown() {
        var text = shown.filter(
                        _ -> view.getScene() != null || countdown.getText().isEmpty())
                .flatMap(Entry::countdownTo)
                .map(target -> texts.text("countdown", times.countdownIn(beat.now(), target)));
        fill(countdown, text.orElse(""));
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
    private void offerSnoozes() {
        snooze.getItems()
                .setAll(actions.snoozeChoices().stream().map(this::item).toList());
    }

    private MenuItem item(SnoozeChoice choice) {
        var item = new MenuItem(actions.describe(choice));
        item.setOnAction(_ -> shown.ifPresent(entry -> actions.snooze(entry, choice)));
        return item;
    }

    @FXML
    private void done() {
        shown.ifPresent(actions::done);
    }

    @FXML
    private void skip() {
        shown.ifPresent(actions::skip);
    }

    @FXML
    private void acknowledge() {
        shown.ifPresent(actions::acknowledge);
    }

    @FXML
    private void edit() {
        shown.ifPresent(actions::edit);
    }

    @FXML
    private void duplicate() {
        shown.ifPresent(actions::duplicate);
    }

    @FXML
    private void explain() {
        shown.ifPresent(actions::explain);
    }

    @FXML
    private void toggle() {
        shown.ifPresent(actions::toggle);
    }

    @FXML
    private void delete() {
        shown.map(List::of).ifPresent(actions::delete);
    }
}
