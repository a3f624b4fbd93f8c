package io.gadfly.ui.processes;

import io.gadfly.kernel.ProcessInfo;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/// The supervision tree.
public final class TreeController {
    private static final double ROOM_FOR_ALL = 640;
    private static final int ALWAYS_SHOWN = 5;

    private final ProcessesModel model;
    private final ProcessWords words;
    private Optional<ProcessTree> tree = Optional.empty();

    @FXML
    private TreeTableView<ProcessInfo> table;

    @FXML
    private Button kill;

    public TreeController(ProcessesModel model, ProcessWords words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        addColumn("name", 210, words::name);
        addColumn("pid", 55, process -> process.pid().toString());
        addColumn("state", 80, words::state);
        addColumn("mailbox", 50, process -> Integer.toString(process.mailbox()));
        addColumn("handled", 75, process -> Long.toString(process.handled()));
        addColumn("message", 80, words::message);
        addColumn("restarts", 140, words::restarts);
        addColumn("lastExit", 110, words::lastExit);
        table.getColumns()
                .subList(ALWAYS_SHOWN, table.getColumns().size())
                .forEach(column ->
                        column.visibleProperty().bind(table.widthProperty().greaterThanOrEqualTo(ROOM_FOR_ALL)));
        table.getSelectionModel().selectedItemProperty().subscribe(item -> kill.setDisable(!canKill(item)));
        model.rootProperty().subscribe(root -> root.ifPresent(this::show));
    }

    private boolean canKill(@Nullable TreeItem<ProcessInfo> item) {
        return item != null && model.isSupervised(item.getValue().pid());
    }

    private void addColumn(String key, double width, Function<ProcessInfo, String> value) {
        var column = new TreeTableColumn<ProcessInfo, String>(words.texts().text("tree." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(value.apply(row.getValue().getValue())));
        table.getColumns().add(column);
    }

    private void show(ProcessInfo root) {
        if (tree.isEmpty()) {
            var first = new ProcessTree(root);
            tree = Optional.of(first);
            table.setRoot(first.root());
        }
        tree.ifPresent(known -> known.update(root));
    }

    @FXML
    private void kill() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .ifPresent(item -> model.kill(item.getValue().pid()));
    }
}
