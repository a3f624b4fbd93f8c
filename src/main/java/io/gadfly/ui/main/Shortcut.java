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
    REDO(KeyCode.Z, Held.SHORTCUT_AND_SHIFT),
    DUE_NOW(KeyCode.DIGIT1),
    TODAY(KeyCode.DIGIT2),
    UPCOMING(KeyCode.DIGIT3),
    ALL(KeyCode.DIGIT4),
    HISTORY(KeyCode.DIGIT5),
    PROCESSES(KeyCode.DIGIT6),
    SUBSCRIPTIONS(KeyCode.DIGIT7),
    PREFERENCES(KeyCode.COMMA),
    HELP(KeyCode.F1, Held.NOTHING),
    CLOSE(KeyCode.W),
    QUIT(KeyCode.Q);

    private final KeyCode code;
    private final Held held;

    /// What is held down with the key.
    private enum Held {
        NOTHING,
        SHORTCUT,
        SHORTCUT_AND_SHIFT
    }

    Shortcut(KeyCode code) {
        this(code, Held.SHORTCUT);
    }

    Shortcut(KeyCode code, Held held) {
        this.code = code;
        this.held = held;
    }

    public KeyCombination combination() {
        return switch (held) {
            case NOTHING -> new KeyCodeCombination(code);
            case SHORTCUT -> new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
            case SHORTCUT_AND_SHIFT ->
                new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        };
    }
}
