package io.gadfly.ui.importing;

import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.ui.common.Texts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ToggleButton;

/// A button for each verdict that occurs, with its count; those that are in are shown.
final class VerdictFilters {
    private final ImportModel model;
    private final Map<Kind, ToggleButton> buttons = new EnumMap<>(Kind.class);

    VerdictFilters(ImportModel model, Texts texts) {
        this.model = model;
        for (var kind : Kind.values()) {
            if (model.count(kind) > 0) {
                buttons.put(kind, button(texts.text("filter", texts.text("verdict", kind), model.count(kind))));
            }
        }
    }

    List<ToggleButton> buttons() {
        return List.copyOf(buttons.values());
    }

    private ToggleButton button(String text) {
        var button = new ToggleButton(text);
        button.getStyleClass().add("small");
        button.setSelected(true);
        button.selectedProperty().subscribe((_, _) -> filter());
        return button;
    }

    private void filter() {
        var chosen = EnumSet.noneOf(Kind.class);
        buttons.forEach((kind, button) -> {
            if (button.isSelected()) {
                chosen.add(kind);
            }
        });
        model.filter(chosen);
    }
}
