package io.gadfly.ui.history;

import io.gadfly.ui.common.Columns;
import io.gadfly.ui.common.Emptiness;
import io.gadfly.ui.common.KeepSelection;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.WhileShown;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// The page of the history.
public final class HistoryController {
    private static final double ROOM_FOR_DUE = 640;
    private static final PseudoClass CONCERN = PseudoClass.getPseudoClass("concern");

    private final HistoryModel model;
    private final Texts texts;

    @FXML
    private Node page;

    @FXML
    private TableView<HistoryRow> table;

    @FXML
    private Label empty;

    @FXML
    private ChoiceBox<HistoryModel.Period> period;

    public HistoryController(HistoryModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        new Columns<>(table, texts)
                .with("when", 150, HistoryRow::when)
                .with("reminder", 280, HistoryRow::reminder)
                .with("outcome", 220, HistoryRow::outcome)
                .from(ROOM_FOR_DUE, "due", 150, HistoryRow::due);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.rows());
        empty.textProperty().bind(Emptiness.of(model.stateProperty(), texts.locale(), () -> texts.text("empty")));
        table.setRowFactory(_ -> row());
        KeepSelection.of(model.rows(), table.getSelectionModel(), HistoryRow::key);
        period.getItems().setAll(HistoryModel.Period.values());
        period.setConverter(new PeriodNames());
        period.valueProperty().bindBidirectional(model.periodProperty());
        WhileShown.everySecond(page, model::refresh);
    }

    @FXML
    private void clicked(MouseEvent click) {
        if (click.getClickCount() == 2) {
            explainChosen();
        }
    }

    @FXML
    private void pressed(KeyEvent press) {
        if (press.getCode() == KeyCode.ENTER) {
            explainChosen();
        }
    }

    private void explainChosen() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::explain);
    }

    private static TableRow<HistoryRow> row() {
        var row = new TableRow<HistoryRow>();
        Subscription _ = row.itemProperty()
                .subscribe(item -> row.pseudoClassStateChanged(CONCERN, item != null && item.concern()));
        return row;
    }

    private final class PeriodNames extends StringConverter<HistoryModel.Period> {
        @Override
        public String toString(HistoryModel.Period choice) {
            return texts.text("period", choice);
        }

        @Override
        public HistoryModel.Period fromString(String text) {
            throw new UnsupportedOperationException("a choice box is not typed into");
        }
    }
}
