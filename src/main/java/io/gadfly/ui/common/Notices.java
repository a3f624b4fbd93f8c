package io.gadfly.ui.common;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the window tells the user at its edge: what was just done, and what went wrong.
public final class Notices {
    /// @param undoable whether the undo that it offers would take just this back
    public record Toast(String text, boolean undoable) {}

    /// @param advice what the user can do about it; may be empty
    public record Trouble(String text, String advice) {}

    private final ReadOnlyObjectWrapper<Optional<Toast>> toast = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ReadOnlyObjectProperty<Optional<Toast>> toastProperty() {
        return toast.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void say(String text) {
        toast.set(Optional.of(new Toast(text, false)));
    }

    public void sayUndoable(String text) {
        toast.set(Optional.of(new Toast(text, true)));
    }

    public void warn(String text, String advice) {
        trouble.set(Optional.of(new Trouble(text, advice)));
    }

    public void dismissToast() {
        toast.set(Optional.empty());
    }

    public void dismissTrouble() {
        trouble.set(Optional.empty());
    }
}
