package io.gadfly.ui.common;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Fills a table with columns of text, under headings from the bundle: `column.KEY`.
public record Columns<R>(TableView<R> table, Texts texts) {
    public Columns<R> with(String key, double width, Function<R, String> value) {
        add(key, width, value);
        return this;
    }

    /// A column that is left out where the table is narrower than that.
    public Columns<R> from(double room, String key, double width, Function<R, String> value) {
        var column = add(key, width, value);
        column.visibleProperty().bind(table.widthProperty().greaterThanOrEqualTo(room));
        return this;
    }

    private TableColumn<R, String> add(String key, double width, Function<R, String> value) {
        var column = new TableColumn<R, String>(texts.text("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        table.getColumns().add(column);
        return column;
    }
}
