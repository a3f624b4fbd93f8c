package io.gadfly.ui.processes;

import io.gadfly.ui.common.KeepSelection;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.WhileShown;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Pane;

/// The page of pools and naggers; the tree is beside it.
public final class ProcessesController {
    private final ProcessesModel model;
    private final Texts texts;

    @FXML
    private Node page;

    @FXML
    private Pane pools;

    @FXML
    private TableView<NaggerRow> naggers;

    public ProcessesController(ProcessesModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.pools().addListener((ListChangeListener<PoolModel>) _ -> showPools());
        addColumn("number", 40, NaggerRow::number);
        addColumn("reminder", 190, NaggerRow::reminder);
        addColumn("pool", 75, NaggerRow::pool);
        addColumn("state", 135, NaggerRow::state);
        addColumn("nag", 65, NaggerRow::nag);
        addColumn("last", 95, NaggerRow::last);
        addColumn("next", 75, NaggerRow::next);
        addColumn("due", 120, NaggerRow::due);
        addColumn("deadline", 120, NaggerRow::deadline);
        addColumn("slotBy", 75, NaggerRow::slotBy);
        addColumn("process", 90, NaggerRow::process);
        addColumn("health", 80, NaggerRow::health);
        naggers.setItems(model.naggers());
        KeepSelection.of(model.naggers(), naggers.getSelectionModel(), NaggerRow::key);
        WhileShown.everySecond(page, model::refresh);
    }

    private void addColumn(String key, double width, Function<NaggerRow, String> value) {
        var column = new TableColumn<NaggerRow, String>(texts.text("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        naggers.getColumns().add(column);
    }

    private void showPools() {
        pools.getChildren()
                .setAll(model.pools().stream()
                        .map(pool -> new PoolCard(pool, texts).view())
                        .toList());
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
