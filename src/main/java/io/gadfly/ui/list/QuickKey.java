package io.gadfly.ui.list;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The keys of the quick-add line.
public enum QuickKey {
    ADD(KeyCode.ENTER),
    OPEN(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
    CLEAR(KeyCode.ESCAPE);

    /// Immutable, though nothing says so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyCombination combination;

    QuickKey(KeyCode code, KeyCombination.Modifier... held) {
        this.combination = new KeyCodeCombination(code, held);
    }

    public KeyCombination combination() {
        return combination;
    }
}
