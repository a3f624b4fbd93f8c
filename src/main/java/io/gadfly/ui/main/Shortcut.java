package io.gadfly.ui.main;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The keys that work anywhere in the window; the overlay lists them in this order.
public enum Shortcut {
    NEW(KeyCode.N),
    QUICK_ADD(KeyCode.L),
    SEARCH(KeyCode.F),
    IMPORT(KeyCode.I),
    UNDO(KeyCode.Z),
    REDO(KeyCode.Z, KeyCombination.SHIFT_DOWN),
    DUE_NOW(KeyCode.DIGIT1),
    TODAY(KeyCode.DIGIT2),
    UPCOMING(KeyCode.DIGIT3),
    ALL(KeyCode.DIGIT4),
    HISTORY(KeyCode.DIGIT5),
    PROCESSES(KeyCode.DIGIT6),
    PREFERENCES(KeyCode.COMMA),
    HELP(new KeyCodeCombination(KeyCode.F1)),
    CLOSE(KeyCode.W),
    QUIT(KeyCode.Q);

    private final KeyCombination combination;

    Shortcut(KeyCode code, KeyCombination.Modifier... more) {
        this(new KeyCodeCombination(code, withShortcut(more)));
    }

    Shortcut(KeyCombination combination) {
        this.combination = combination;
    }

    private static KeyCombination.Modifier[] withShortcut(KeyCombination.Modifier... more) {
        var all = new KeyCombination.Modifier[more.length + 1];
        all[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    public KeyCombination combination() {
        return combination;
    }
}
