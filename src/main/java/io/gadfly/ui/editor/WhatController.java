package io.gadfly.ui.editor;

import io.gadfly.ui.common.Choices;
import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Title, notes, list, tags and priority.
public final class WhatController {
    private final WhatModel model;
    private final List<String> lists;
    private final Texts texts;

    @FXML
    private TextField title;

    @FXML
    private Label titleProblem;

    @FXML
    private TextArea notes;

    @FXML
    private ComboBox<String> list;

    @FXML
    private TextField tags;

    @FXML
    private ChoiceBox<Importance> priority;

    /// @param lists the names of the lists that there are
    public WhatController(WhatModel model, List<String> lists, Texts texts) {
        this.model = model;
        this.lists = lists;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        title.textProperty().bindBidirectional(model.title);
        Field.showProblem(titleProblem, model.titleProblem, title);
        notes.textProperty().bindBidirectional(model.notes);
        list.getItems().setAll(lists);
        list.getEditor().textProperty().bindBidirectional(model.list);
        tags.textProperty().bindBidirectional(model.tags);
        Choices.bind(priority, model.importance, Importance.class, texts, "priority");
        title.requestFocus();
    }
}
