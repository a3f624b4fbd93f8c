package io.gadfly.engine;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The engine's words for the user.
final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("io.gadfly.engine.engine", Locale.ROOT);

    private Texts() {}

    static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
    }

    /// What an undoable change is called in the undo list.
    static String undo(String change, String title) {
        return of("undo." + change, title);
    }
}
