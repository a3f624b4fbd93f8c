package io.gadfly.icalendar.subscription;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/// What subscriptions say to the user.
final class Words {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("io.gadfly.icalendar.subscription.subscriptions");

    private Words() {}

    static String say(String key, Object... arguments) {
        var words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(words);
    }
}
