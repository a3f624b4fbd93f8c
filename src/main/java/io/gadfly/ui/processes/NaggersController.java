package io.gadfly.ui.processes;

import io.gadfly.ui.common.Columns;
import io.gadfly.ui.common.Emptiness;
import io.gadfly.ui.common.KeepSelection;
import io.gadfly.ui.common.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The table of naggers, and what can be done with the one that is chosen.
public final class NaggersController {
    private static final double ROOM_FOR_POOL = 580;
    private static final double ROOM_FOR_MORE = 640;

    private final ProcessesModel model;
    private final Texts texts;

    @FXML
    private TableView<NaggerRow> naggers;

    @FXML
    private Label empty;

    @FXML
    private Button done;

    @FXML
    private Button acknowledge;

    @FXML
    private Button snooze;

    @FXML
    private Button skip;

    @FXML
    private MenuItem nagNow;

    @FXML
    private MenuItem promote;

    @FXML
    private MenuItem explain;

    @FXML
    private MenuItem kill;

    public NaggersController(ProcessesModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        empty.textProperty()
                .bind(Emptiness.of(model.stateProperty(), texts.locale(), () -> texts.text("naggers.empty")));
        new Columns<>(naggers, texts)
                .with("number", 52, NaggerRow::number)
                .with("reminder", 146, NaggerRow::reminder)
                .with("state", 92, NaggerRow::state)
                .with("nag", 62, NaggerRow::nag)
                .with("last", 90, NaggerRow::last)
                .with("next", 66, NaggerRow::next)
                .from(ROOM_FOR_POOL, "pool", 66, NaggerRow::pool)
                .from(ROOM_FOR_MORE, "slotBy", 70, NaggerRow::slotBy)
                .from(ROOM_FOR_MORE, "process", 92, NaggerRow::process)
                .from(ROOM_FOR_MORE, "health", 86, NaggerRow::health)
                .from(ROOM_FOR_MORE, "due", 110, NaggerRow::due)
                .from(ROOM_FOR_MORE, "deadline", 110, NaggerRow::deadline);
        naggers.setItems(model.naggers());
        KeepSelection.of(model.naggers(), naggers.getSelectionModel(), NaggerRow::key);
        var nothingChosen = naggers.getSelectionModel().selectedItemProperty().isNull();
        Stream.of(done, acknowledge, snooze, skip)
                .forEach(button -> button.disableProperty().bind(nothingChosen));
        Stream.of(nagNow, promote, explain, kill)
                .forEach(item -> item.disableProperty().bind(nothingChosen));
    }

    private void withChosen(Consumer<NaggerRow> action) {
        Optional.ofNullable(naggers.getSelectionModel().getSelectedItem()).ifPresent(action);
    }

    @FXML
    private void done() {
        withChosen(model::done);
    }

    @FXML
    private void acknowledge() {
        withChosen(model::acknowledge);
    }

    @FXML
    private void snooze() {
        withChosen(model::snooze);
    }

    @FXML
    private void skip() {
        withChosen(model::skip);
    }

    @FXML
    private void nagNow() {
        withChosen(model::nagNow);
    }

    @FXML
    private void explain() {
        withChosen(model::explain);
    }

    @FXML
    private void kill() {
        withChosen(model::kill);
    }

    @FXML
    private void copy() {
        var content = new ClipboardContent();
        content.putString(model.asText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void promote() {
        withChosen(model::promote);
    }
}
