package io.gadfly.ui.main;

import io.gadfly.ui.common.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// The banners above the page: a paused pool, and what went wrong.
public final class BannersController {
    private final MainModel model;
    private final SilenceModel silence;
    private final Texts texts;

    @FXML
    private Node paused;

    @FXML
    private Label pausedText;

    @FXML
    private Node silent;

    @FXML
    private Label silentText;

    @FXML
    private Button endSilence;

    @FXML
    private Node trouble;

    @FXML
    private Label troubleText;

    @FXML
    private Label troubleAdvice;

    public BannersController(MainModel model, SilenceModel silence, Texts texts) {
        this.model = model;
        this.silence = silence;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.pausedProperty().subscribe(names -> {
            pausedText.setText(texts.text("paused", names));
            present(paused, !names.isEmpty());
        });
        silence.quietProperty().subscribe(quiet -> {
            silentText.setText(quiet);
            present(silent, !quiet.isEmpty());
        });
        endSilence.textProperty().bind(silence.endProperty());
        silence.endProperty().subscribe(text -> present(endSilence, !text.isEmpty()));
        model.notices().troubleProperty().subscribe(what -> {
            present(trouble, what.isPresent());
            what.ifPresent(notice -> {
                troubleText.setText(notice.text());
                troubleAdvice.setText(notice.advice());
            });
        });
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    @FXML
    private void resume() {
        model.resumeAll();
    }

    @FXML
    private void endSilence() {
        silence.end();
    }

    @FXML
    private void dismiss() {
        model.notices().dismissTrouble();
    }
}
