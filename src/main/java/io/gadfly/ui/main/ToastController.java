package io.gadfly.ui.main;

import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.util.Duration;

/// Says for some seconds what was just done, and offers to take it back.
public final class ToastController {
    private static final Duration STAY = Duration.seconds(7);

    private final MainModel model;
    private final PauseTransition fade = new PauseTransition(STAY);

    @FXML
    private Node toast;

    @FXML
    private Label text;

    @FXML
    private Node undo;

    public ToastController(MainModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        fade.setOnFinished(_ -> dismiss());
        model.notices().toastProperty().subscribe(said -> {
            toast.setVisible(said.isPresent());
            said.ifPresent(what -> {
                text.setText(what.text());
                undo.setVisible(what.undoable());
                undo.setManaged(what.undoable());
                fade.playFromStart();
            });
        });
    }

    @FXML
    private void undo() {
        dismiss();
        model.undo();
    }

    @FXML
    private void dismiss() {
        model.notices().dismissToast();
    }
}
