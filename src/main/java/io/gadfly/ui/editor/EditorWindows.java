package io.gadfly.ui.editor;

import io.gadfly.engine.ReminderService;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.Schedule;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Look;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.Views;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// Opens editors, each in a window of its own, and no reminder in two of them.
public final class EditorWindows {
    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final Here here;
    private final Function<Schedule, String> words;
    private final Texts texts;
    private final Map<ReminderId, Stage> open = new LinkedHashMap<>();

    /// @param words a schedule as a sentence
    public EditorWindows(
            ReminderService service, Bridge bridge, Notices notices, Here here, Function<Schedule, String> words) {
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.here = here;
        this.words = words;
        this.texts = Texts.of(EditorWindows.class, here.locale());
    }

    private record Found(Optional<Planned> reminder, List<String> lists) {}

    public void open(ReminderId id) {
        var there = open.get(id);
        if (there != null) {
            there.toFront();
            there.requestFocus();
            return;
        }
        bridge.ask(
                () -> new Found(service.find(id), lists()),
                found -> found.reminder()
                        .map(Planned::reminder)
                        .ifPresentOrElse(
                                reminder -> show(Optional.of(reminder), reminder.definition(), found.lists(), ""),
                                () -> notices.say(texts.text("missing"))));
    }

    /// Opens a new reminder with a draft.
    ///
    /// @param remark what to know of the draft; may be empty
    public void open(Definition draft, String remark) {
        bridge.ask(this::lists, lists -> show(Optional.empty(), draft, lists, remark));
    }

    private List<String> lists() {
        return List.copyOf(service.catalogue().lists().keySet());
    }

    private void show(Optional<Reminder> seen, Definition definition, List<String> lists, String remark) {
        var stage = new Stage();
        var model = new EditorModel(seen, definition, service, bridge, notices, here, words);
        model.remark.set(remark);
        var scene = Look.dress(new Scene(view(model, lists, stage::close), 980, 760));
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN), model::save);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
        Look.addIcons(stage);
        stage.setTitle(texts.text(seen.isPresent() ? "heading.edit" : "heading.new"));
        stage.setScene(scene);
        stage.setMinWidth(560);
        stage.setMinHeight(400);
        seen.map(Reminder::id).ifPresent(id -> {
            open.put(id, stage);
            stage.setOnHidden(_ -> open.remove(id));
        });
        stage.show();
    }

    Parent view(EditorModel model, List<String> lists, Runnable close) {
        return new Views(here)
                .with(EditorController.class, () -> new EditorController(model, close, texts))
                .with(WhatController.class, () -> new WhatController(model.form.what, lists, texts))
                .with(WhenController.class, () -> new WhenController(model.form.when))
                .with(RepeatController.class, () -> new RepeatController(model.form.repeat, here.locale(), texts))
                .with(AlarmsController.class, () -> new AlarmsController(model.form, texts))
                .with(NagController.class, () -> new NagController(model.form.nag, model.form.misfire, texts))
                .load(EditorController.class);
    }
}
