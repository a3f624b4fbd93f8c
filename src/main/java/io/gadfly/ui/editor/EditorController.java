package io.gadfly.ui.editor;

import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.Texts;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The editor's frame: the parts, the preview beside them, and the buttons.
public final class EditorController {
    /// Where there is less, the preview stands below the form.
    private static final double ROOM_FOR_BOTH = 720;

    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final EditorModel model;
    private final Runnable close;
    private final Texts texts;

    @FXML
    private BorderPane frame;

    @FXML
    private Pane page;

    @FXML
    private Region preview;

    @FXML
    private Label heading;

    @FXML
    private Label sentence;

    @FXML
    private Label notes;

    @FXML
    private ListView<String> dates;

    @FXML
    private Label remark;

    @FXML
    private Node conflict;

    @FXML
    private Label conflictText;

    @FXML
    private Node fields;

    @FXML
    private Node readOnly;

    @FXML
    private Label readOnlyText;

    @FXML
    private Label keys;

    @FXML
    private Button hide;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    public EditorController(EditorModel model, Runnable close, Texts texts) {
        this.model = model;
        this.close = close;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        frame.widthProperty().map(width -> width.doubleValue() >= ROOM_FOR_BOTH).subscribe(this::place);
        heading.setText(texts.text(heading()));
        showSource();
        sentence.textProperty().bind(model.sentence);
        Field.showProblem(notes, model.notes);
        Field.showProblem(remark, model.remark);
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

    private void place(boolean beside) {
        preview.pseudoClassStateChanged(BELOW, !beside);
        if (beside) {
            page.getChildren().remove(preview);
            frame.setRight(preview);
        } else if (!page.getChildren().contains(preview)) {
            frame.setRight(null);
            page.getChildren().add(preview);
        }
    }

    private String heading() {
        return model.isNew() ? "heading.new" : model.source().isPresent() ? "heading.readOnly" : "heading.edit";
    }

    /// What comes from a subscription can be read here, and hidden.
    private void showSource() {
        var source = model.source();
        readOnlyText.setText(texts.text("readOnly", source.orElse("")));
        for (var node : new Node[] {readOnly, hide}) {
            node.setVisible(source.isPresent());
            node.setManaged(source.isPresent());
        }
        fields.setDisable(source.isPresent());
        keys.setText(texts.text(source.isPresent() ? "keys.readOnly" : "keys"));
        cancel.setText(texts.text(source.isPresent() ? "close" : "cancel"));
        save.setVisible(source.isEmpty());
        save.setManaged(source.isEmpty());
    }

    @FXML
    private void hide() {
        model.hide();
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
