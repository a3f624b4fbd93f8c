package io.gadfly.ui.editor;

import io.gadfly.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// The alarms, a line for each.
public final class AlarmsController {
    private final DefinitionForm form;
    private final Texts texts;
    private final Map<AlarmModel, Node> lines = new LinkedHashMap<>();

    @FXML
    private Pane alarms;

    @FXML
    private Node none;

    public AlarmsController(DefinitionForm form, Texts texts) {
        this.form = form;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        form.alarms.addListener((ListChangeListener<AlarmModel>) _ -> show());
        show();
    }

    private void show() {
        lines.keySet().retainAll(form.alarms);
        alarms.getChildren()
                .setAll(form.alarms.stream()
                        .map(alarm -> lines.computeIfAbsent(alarm, this::line))
                        .toList());
        none.setVisible(form.alarms.isEmpty());
        none.setManaged(form.alarms.isEmpty());
    }

    private Node line(AlarmModel alarm) {
        return new AlarmLine(alarm, () -> form.alarms.remove(alarm), texts).view();
    }

    @FXML
    private void add() {
        form.addAlarm();
    }
}
