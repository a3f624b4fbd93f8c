package io.gadfly.ui.preferences;

import io.gadfly.ui.common.Field;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Joins an input to the setting that is typed in it: Enter and the parting focus end the typing.
final class Typing {
    private Typing() {}

    /// @param problem stands beside the input
    static void join(TextField input, Label problem, TypedField<?> field) {
        join(input, field);
        Field.showProblem(problem, field.problem, input);
    }

    /// For a field in which everything makes sense.
    static void join(TextField input, TypedField<?> field) {
        input.textProperty().bindBidirectional(field.text);
        input.setOnAction(_ -> field.finish());
        input.focusedProperty().subscribe((_, isFocused) -> {
            if (!isFocused) {
                field.finish();
            }
        });
    }
}
