package io.gadfly.ui.common;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// What fields have in common: a problem in words beneath, and being there only when it is their turn.
public final class Field {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private Field() {}

    public static void showProblem(Label label, StringProperty problem, Node... inputs) {
        label.textProperty().bind(problem);
        present(label, problem.map(text -> !text.isEmpty()));
        problem.subscribe(text -> {
            for (var input : inputs) {
                input.pseudoClassStateChanged(WRONG, !text.isEmpty());
            }
        });
    }

    public static void present(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
