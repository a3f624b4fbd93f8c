package io.gadfly.ui.list;

import io.gadfly.ui.common.Beat;
import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.KeepSelection;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list, its search and the quick-add line.
public final class ListController {
    private static final double MENU_INDENT = 24;
    private static final PseudoClass COMPLETE = PseudoClass.getPseudoClass("complete");

    private final ListModel model;
    private final EntryActions actions;
    private final QuickAddModel quickAdd;
    private final Beat beat;
    private final TimeWords times;
    private final Texts texts;
    private final EntryMenu menu;

    @FXML
    private ListView<Entry> list;

    @FXML
    private TextField search;

    @FXML
    private TextField add;

    @FXML
    private Node preview;

    @FXML
    private FontIcon previewIcon;

    @FXML
    private Label understood;

    @FXML
    private Label advice;

    @FXML
    private Node more;

    @FXML
    private Label emptyText;

    @FXML
    private Label emptyHint;

    public ListController(
            ListModel model, EntryActions actions, QuickAddModel quickAdd, Beat beat, TimeWords times, Texts texts) {
        this.model = model;
        this.actions = actions;
        this.quickAdd = quickAdd;
        this.beat = beat;
        this.times = times;
        this.texts = texts;
        this.menu = new EntryMenu(actions, texts);
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.searchProperty());
        followQuickAdd();
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new EntryCell(new EntryCard(actions, beat, times, texts)));
        list.setItems(model.entries());
        KeepSelection.of(model.entries(), list.getSelectionModel(), Entry::key);
        followKeyboard();
        more.visibleProperty().bind(model.moreProperty());
        more.managedProperty().bind(more.visibleProperty());
        emptyText.textProperty().bind(model.emptyProperty().map(key -> texts.text("empty." + key)));
        emptyHint
                .textProperty()
                .bind(model.emptyProperty().map(key -> "empty." + key + ".hint").map(this::hint));
    }

    /// What has the keyboard has an entry chosen, so that its keys have something to act on. A mouse chooses its own.
    private void followKeyboard() {
        list.focusVisibleProperty().subscribe(hasKeyboard -> {
            if (hasKeyboard) {
                chooseFirst();
            }
        });
        model.entries().addListener((ListChangeListener<Entry>) _ -> {
            if (list.getScene() != null && list.equals(list.getScene().getFocusOwner())) {
                chooseFirst();
            }
        });
    }

    private void chooseFirst() {
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private String hint(String key) {
        return texts.bundle().containsKey(key) ? texts.text(key) : "";
    }

    public void focusEntries() {
        list.requestFocus();
        chooseFirst();
    }

    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    public void focusQuickAdd() {
        add.requestFocus();
    }

    private void followQuickAdd() {
        add.textProperty().bindBidirectional(quickAdd.lineProperty());
        understood.textProperty().bind(quickAdd.understoodProperty());
        advice.textProperty().bind(quickAdd.adviceProperty());
        Field.present(understood, quickAdd.understoodProperty().map(text -> !text.isEmpty()));
        Field.present(preview, quickAdd.adviceProperty().map(text -> !text.isEmpty()));
        quickAdd.completeProperty().subscribe(complete -> {
            preview.pseudoClassStateChanged(COMPLETE, complete);
            previewIcon.setIconLiteral(complete ? "fth-check-circle" : "fth-help-circle");
        });
    }

    @FXML
    private void addTyped() {
        quickAdd.commit();
    }

    @FXML
    private void addPressed(KeyEvent press) {
        if (QuickKey.OPEN.combination().match(press)) {
            quickAdd.open();
            press.consume();
        } else if (QuickKey.CLEAR.combination().match(press) && !add.getText().isEmpty()) {
            add.clear();
            press.consume();
        }
    }

    @FXML
    private void showMore() {
        model.showMore();
    }

    @FXML
    private void clicked(MouseEvent click) {
        if (click.getClickCount() == 2) {
            chosen().stream().findFirst().ifPresent(actions::edit);
        }
    }

    @FXML
    private void pressed(KeyEvent press) {
        if (EntryKey.of(press)
                .map(key -> key.apply(actions, chosen(), this::offerBesideEntry))
                .orElse(false)) {
            press.consume();
        }
    }

    private void offerBesideEntry(Entry entry) {
        var cell = list.lookupAll(".entry-cell").stream()
                .filter(there -> there instanceof EntryCell shown && entry.equals(shown.getItem()))
                .findFirst()
                .orElse(list);
        var place = cell.localToScreen(cell.getBoundsInLocal());
        menu.of(entry).show(list.getScene().getWindow(), place.getMinX() + MENU_INDENT, place.getMaxY());
    }

    @FXML
    private void menuAsked(ContextMenuEvent asked) {
        chosen().stream()
                .findFirst()
                .ifPresent(entry ->
                        menu.of(entry).show(list.getScene().getWindow(), asked.getScreenX(), asked.getScreenY()));
    }

    private List<Entry> chosen() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }
}
