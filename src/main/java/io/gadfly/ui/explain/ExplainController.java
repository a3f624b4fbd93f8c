package io.gadfly.ui.explain;

import io.gadfly.ui.common.Emptiness;
import io.gadfly.ui.common.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The window of a time line.
public final class ExplainController {
    private final ExplainModel model;
    private final String reminder;
    private final Texts texts;

    @FXML
    private Label heading;

    @FXML
    private TableView<ExplainRow> table;

    @FXML
    private Label empty;

    public ExplainController(ExplainModel model, String reminder, Texts texts) {
        this.model = model;
        this.reminder = reminder;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        heading.setText(reminder);
        addColumn("when", 160, ExplainRow::when);
        addColumn("what", 480, ExplainRow::what);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.rows());
        empty.textProperty().bind(Emptiness.of(model.stateProperty(), texts.locale(), () -> texts.text("empty")));
    }

    private void addColumn(String key, double width, Function<ExplainRow, String> value) {
        var column = new TableColumn<ExplainRow, String>(texts.text("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        table.getColumns().add(column);
    }
}
