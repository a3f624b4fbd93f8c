package io.gadfly.ui.preferences;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// The user's command among the settings.
public final class CommandController {
    private final CommandModel model;

    @FXML
    private TextField line;

    @FXML
    private Label problem;

    @FXML
    private Label outcome;

    public CommandController(CommandModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        line.textProperty().bindBidirectional(model.line);
        problem.textProperty().bind(model.problem);
        problem.managedProperty().bind(model.problem.isNotEmpty());
        outcome.textProperty().bind(model.test.outcomeProperty());
    }

    @FXML
    private void use() {
        model.use();
    }

    @FXML
    private void test() {
        model.tryIt();
    }
}
