package io.gadfly.ui.editor;

import io.gadfly.reminder.Details;
import io.gadfly.ui.common.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the reminder says and where it belongs, as it is being typed.
final class WhatModel {
    final StringProperty title = new SimpleStringProperty("");
    final StringProperty notes = new SimpleStringProperty("");
    final StringProperty list = new SimpleStringProperty("");
    final StringProperty tags = new SimpleStringProperty("");
    final ObjectProperty<Importance> importance = new SimpleObjectProperty<>(Importance.NORMAL);
    /// Silent until something was typed, since an empty form is no mistake.
    final StringProperty titleProblem = new SimpleStringProperty("");

    private final Texts texts;
    private boolean touched;

    WhatModel(Details details, Texts texts) {
        this.texts = texts;
        title.set(details.title());
        notes.set(details.notes());
        list.set(details.list());
        tags.set(details.tags().stream().map(tag -> "#" + tag).collect(Collectors.joining(" ")));
        importance.set(Importance.of(details.priority()));
        title.subscribe((_, _) -> touched = true);
    }

    Optional<Details> read() {
        titleProblem.set(touched && title.get().isBlank() ? texts.text("problem.title") : "");
        if (title.get().isBlank()) {
            return Optional.empty();
        }
        var home = list.get().isBlank() ? Details.DEFAULT_LIST : list.get().strip();
        return Optional.of(new Details(
                title.get().strip(), notes.get(), home, tags(), importance.get().priority()));
    }

    private List<String> tags() {
        return Arrays.stream(tags.get().split("[,\\s]+"))
                .map(tag -> tag.startsWith("#") ? tag.substring(1) : tag)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }
}
