package io.gadfly.store;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of this package for the user.
final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("io.gadfly.store.messages");

    private Messages() {}

    static String text(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
    }
}
