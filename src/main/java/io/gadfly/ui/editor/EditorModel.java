package io.gadfly.ui.editor;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Recurrences.Note;
import io.gadfly.schedule.Schedule;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.SavedNotice;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One reminder being edited: its form, what would come of it, and the way to save it.
final class EditorModel {
    final DefinitionForm form;
    final StringProperty sentence = new SimpleStringProperty("");
    final StringProperty notes = new SimpleStringProperty("");
    /// What to know of the draft that it began with; empty where it speaks for itself.
    final StringProperty remark = new SimpleStringProperty("");
    final StringProperty conflict = new SimpleStringProperty("");
    final ObservableList<String> dates = FXCollections.observableArrayList();

    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final SavedNotice savedNotice;
    private final Here here;
    private final TimeWords times;
    private final Function<Schedule, String> words;
    private final Texts texts;
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final Latest<Preview> preview;
    private Optional<Reminder> seen;

    /// @param seen the reminder that is edited; empty for a new one
    /// @param words a schedule as a sentence
    EditorModel(
            Optional<Reminder> seen,
            Definition definition,
            ReminderService service,
            Bridge bridge,
            Notices notices,
            Here here,
            Function<Schedule, String> words) {
        this.seen = seen;
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.savedNotice = new SavedNotice(service, bridge, notices, here);
        this.here = here;
        this.times = new TimeWords(here);
        this.words = words;
        this.texts = Texts.of(EditorModel.class, here.locale());
        this.form = new DefinitionForm(definition, here, texts);
        this.preview = new Latest<>(bridge, this::previewQuestion, this::show);
        form.onChange(this::review);
        review();
    }

    boolean isNew() {
        return seen.isEmpty();
    }

    /// The calendar that it comes from and is read only for; empty for what can be changed here.
    Optional<String> source() {
        return seen.flatMap(Reminder::subscribedTo);
    }

    /// Deletes one that comes from a subscription: it does not come back when that is read again.
    void hide() {
        seen.map(Reminder::id)
                .ifPresent(id -> bridge.ask(() -> service.delete(List.of(id)), _ -> {
                    notices.sayUndoable(texts.text("hidden", form.what.title.get()));
                    saved.set(true);
                }));
    }

    /// Whether everything that was typed makes sense.
    ReadOnlyBooleanProperty soundProperty() {
        return sound.getReadOnlyProperty();
    }

    /// Becomes true once, when there is nothing more to do here.
    ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    private void review() {
        sound.set(source().isEmpty() && form.read().isPresent());
        preview.restart();
    }

    private Supplier<Preview> previewQuestion() {
        var schedule = form.readSchedule();
        var now = here.now();
        var viewer = here.zone();
        var unmoved = seen.filter(known -> known.definition().schedule().equals(schedule));
        return () -> schedule.map(known -> Preview.of(known, now, viewer))
                .map(found -> found.withRang(unmoved.filter(this::hasRung).isPresent()))
                .orElse(Preview.NOTHING);
    }

    private boolean hasRung(Reminder known) {
        return known.status() == Reminder.Status.DONE
                || service.current(known.id()).isPresent();
    }

    private void show(Preview answer) {
        var schedule = form.readSchedule();
        sentence.set(schedule.map(words)
                .orElseGet(() -> texts.text(form.when.dated.get() ? "sentence.unclear" : "sentence.none")));
        dates.setAll(answer.starts().stream().map(times::exactMoment).toList());
        if (answer.more()) {
            dates.add(texts.text("dates.more"));
        }
        notes.set(
                schedule.isPresent() && answer.isVain()
                        ? texts.text("dates.none")
                        : answer.notes().stream().map(this::describe).collect(Collectors.joining("\n")));
    }

    private String describe(Note note) {
        return texts.text("note." + note.name());
    }

    void save() {
        form.read().ifPresent(definition -> {
            if (seen.isPresent()) {
                var known = seen.get();
                bridge.ask(() -> service.edit(known, definition), this::tell);
            } else {
                bridge.ask(() -> service.add(definition), added -> finish("added", added));
            }
        });
    }

    private void tell(EditResult result) {
        switch (result) {
            case EditResult.Saved(var reminder) -> finish("saved", reminder);
            case EditResult.Conflict(var current) -> {
                seen = Optional.of(current);
                conflict.set(texts.text("conflict"));
            }
            case EditResult.ReadOnly(var source) -> conflict.set(texts.text("readOnly", source));
            case EditResult.Gone() -> {
                seen = Optional.empty();
                conflict.set(texts.text("gone"));
            }
        }
    }

    private void finish(String key, Reminder reminder) {
        savedNotice.say(texts.text(key, reminder.title()), reminder);
        saved.set(true);
    }
}
