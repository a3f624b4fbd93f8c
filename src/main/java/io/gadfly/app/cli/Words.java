package io.gadfly.app.cli;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts of the command line.
public final class Words {
    static final String BUNDLE = "io.gadfly.app.cli.words";

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

    private Words() {}

    /// The text with its arguments filled in as they print themselves, so that no locale groups their digits.
    public static String of(String key, Object... arguments) {
        var plain = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(plain);
    }
}
