package io.gadfly.ui.list;

import io.gadfly.engine.ReminderService;
import io.gadfly.phrase.Reading;
import io.gadfly.reminder.Definition;
import io.gadfly.settings.WorkingDay;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.SavedNotice;
import io.gadfly.ui.common.Texts;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The quick-add line as it is being typed: what is understood of it, and what becomes of it.
public final class QuickAddModel {
    /// Opens the editor.
    public interface Editor {
        /// @param remark what to know of the draft; may be empty
        void open(Definition draft, String remark);
    }

    private final ReminderService service;
    private final Bridge bridge;
    private final SavedNotice saved;
    private final Supplier<Scope> scope;
    private final Editor editor;
    private final QuickAdd quickAdd;
    private final ReadingWords words;
    private final Texts texts;
    private final StringProperty line = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper understood = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();

    /// @param day what morning and evening mean just now
    /// @param scope what is being looked at just now
    public QuickAddModel(
            ReminderService service,
            Bridge bridge,
            Notices notices,
            Here here,
            Supplier<WorkingDay> day,
            Supplier<Scope> scope,
            Editor editor) {
        this.service = service;
        this.bridge = bridge;
        this.saved = new SavedNotice(service, bridge, notices, here);
        this.scope = scope;
        this.editor = editor;
        this.quickAdd = new QuickAdd(here, day);
        this.words = new ReadingWords(here);
        this.texts = Texts.of(QuickAddModel.class, here.locale());
        line.subscribe(this::preview);
    }

    StringProperty lineProperty() {
        return line;
    }

    /// What was understood so far, in words; empty for an empty line.
    ReadOnlyStringProperty understoodProperty() {
        return understood.getReadOnlyProperty();
    }

    /// What is missing or was not understood, and what Enter does.
    ReadOnlyStringProperty adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    /// Whether it can be added as it stands.
    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    private void preview() {
        if (line.get().isBlank()) {
            understood.set("");
            advice.set("");
            complete.set(false);
            return;
        }
        var reading = quickAdd.read(line.get());
        var missing = words.missing(reading);
        understood.set(words.understood(reading, draft(reading)));
        advice.set(missing.isEmpty() ? texts.text("quick.enter") : texts.text("quick.enterOpens", missing));
        complete.set(reading.isComplete());
    }

    private Definition draft(Reading reading) {
        return quickAdd.draft(reading, scope.get());
    }

    /// Adds what is complete; anything else goes to the editor, which asks for the rest.
    void commit() {
        var reading = quickAdd.read(line.get());
        if (line.get().isBlank()) {
            return;
        }
        if (!reading.isComplete()) {
            open();
            return;
        }
        var typed = line.get();
        bridge.ask(() -> service.add(draft(reading)), added -> {
            clear(typed);
            saved.say(texts.text("quick.added", added.title()), added);
        });
    }

    /// Opens the editor with what the line says.
    void open() {
        if (!line.get().isBlank()) {
            var reading = quickAdd.read(line.get());
            editor.open(draft(reading), words.missing(reading));
            line.set("");
        }
    }

    /// Unless the user has typed on meanwhile.
    private void clear(String typed) {
        if (line.get().equals(typed)) {
            line.set("");
        }
    }
}
