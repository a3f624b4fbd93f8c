package io.gadfly.ui.importing;

import io.gadfly.ui.common.Choices;
import io.gadfly.ui.common.Columns;
import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.ZoneField;
import io.gadfly.ui.importing.ImportLine.Place;
import io.gadfly.ui.importing.ImportModel.Phase;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/// The window of an import.
public final class ImportController {
    /// The height that remarks have however little room there is.
    private static final double FEW_REMARKS = 74;

    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");

    private final ImportModel model;
    private final List<String> lists;
    private final ObservableValue<Place> place;
    private final Texts texts;

    @FXML
    private Label turn;

    @FXML
    private Label empty;

    @FXML
    private Label summary;

    @FXML
    private Label trouble;

    @FXML
    private ScrollPane remarks;

    @FXML
    private Pane filters;

    @FXML
    private TableView<ImportRow> table;

    @FXML
    private TextArea raw;

    @FXML
    private ComboBox<String> list;

    @FXML
    private ChoiceBox<NagChoice> profile;

    @FXML
    private CheckBox past;

    @FXML
    private Node zoneLine;

    @FXML
    private Label zoneQuestion;

    @FXML
    private TextField zone;

    @FXML
    private Label zoneProblem;

    @FXML
    private Node busy;

    @FXML
    private Label progress;

    @FXML
    private Button store;

    @FXML
    private Node look;

    /// @param lists the names of the lists that there are
    /// @param place which import this is, of how many
    public ImportController(ImportModel model, List<String> lists, ObservableValue<Place> place, Texts texts) {
        this.model = model;
        this.lists = lists;
        this.place = place;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        new Columns<>(table, texts)
                .with("verdict", 100, ImportRow::verdict)
                .with("title", 270, ImportRow::title)
                .with("start", 130, ImportRow::start)
                .with("detail", 300, ImportRow::detail)
                .with("file", 90, ImportRow::file)
                .with("line", 60, row -> Integer.toString(row.line()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setItems(model.rows());
        table.setRowFactory(_ -> new VerdictRow());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> showAll(Optional.ofNullable(row)));
        list.getItems().setAll(lists);
        list.getEditor().textProperty().bindBidirectional(model.list);
        Choices.bind(profile, model.profile, NagChoice.class, texts, "profile");
        profile.getItems().remove(NagChoice.CUSTOM);
        past.selectedProperty().bindBidirectional(model.skipsPast);
        askForZone();
        turn.textProperty().bind(place.map(now -> texts.text("turn", now.number(), now.of())));
        Field.present(turn, place.map(now -> !now.isAlone()));
        empty.textProperty()
                .bind(model.phaseProperty().map(now -> texts.text(now == Phase.READING ? "reading" : "empty")));
        summary.textProperty().bind(model.summary);
        trouble.textProperty().bind(model.trouble);
        remarks.visibleProperty().bind(model.trouble.isNotEmpty());
        model.graveProperty().subscribe(isGrave -> remarks.pseudoClassStateChanged(GRAVE, isGrave));
        remarks.managedProperty().bind(remarks.visibleProperty());
        remarks.minHeightProperty()
                .bind(Bindings.min(FEW_REMARKS, trouble.heightProperty().add(18)));
        progress.textProperty().bind(model.progress);
        busy.visibleProperty().bind(model.phaseProperty().map(now -> now == Phase.READING || now == Phase.STORING));
        store.disableProperty().bind(model.storableProperty().not());
        store.textProperty().bind(model.offer);
        model.phaseProperty().subscribe(this::offerFilters);
        showAll(Optional.empty());
    }

    /// Typed and then confirmed: each answer reads the files again.
    private void askForZone() {
        Field.present(zoneLine, model.zoneQuestion.isNotEmpty());
        zoneQuestion.textProperty().bind(model.zoneQuestion);
        zone.textProperty().bindBidirectional(model.zone);
        ZoneField.complete(zone);
        Field.showProblem(zoneProblem, model.zoneProblem, zone);
        zone.disableProperty().bind(busy.visibleProperty());
    }

    private void offerFilters() {
        var buttons = new VerdictFilters(model, texts).buttons();
        filters.getChildren().setAll(look);
        filters.getChildren().addAll(buttons);
        filters.setVisible(!buttons.isEmpty());
        filters.setManaged(!buttons.isEmpty());
    }

    /// What the table has no room for.
    private void showAll(Optional<ImportRow> row) {
        var text = row.map(ImportRow::inFull).orElse("");
        raw.setText(text);
        raw.setVisible(!text.isEmpty());
        raw.setManaged(!text.isEmpty());
    }

    @FXML
    private void store() {
        model.store();
    }

    @FXML
    private void takeZone() {
        model.takeZone();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}
