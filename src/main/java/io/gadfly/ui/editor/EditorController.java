package io.gadfly.ui.editor;

import io.gadfly.ui.common.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/// The editor's frame: the parts, the preview beside them, and the buttons.
public final class EditorController {
    private final EditorModel model;
    private final Runnable close;
    private final Texts texts;

    @FXML
    private Label heading;

    @FXML
    private Label sentence;

    @FXML
    private Label notes;

    @FXML
    private ListView<String> dates;

    @FXML
    private Node conflict;

    @FXML
    private Label conflictText;

    @FXML
    private Button save;

    public EditorController(EditorModel model, Runnable close, Texts texts) {
        this.model = model;
        this.close = close;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        heading.setText(texts.text(model.isNew() ? "heading.new" : "heading.edit"));
        sentence.textProperty().bind(model.sentence);
        Field.showProblem(notes, model.notes);
        dates.setItems(model.dates);
        conflictText.textProperty().bind(model.conflict);
        Field.present(conflict, model.conflict.map(text -> !text.isEmpty()));
        save.disableProperty().bind(model.soundProperty().not());
        model.savedProperty().subscribe(done -> {
            if (done) {
                close.run();
            }
        });
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void cancel() {
        close.run();
    }
}
