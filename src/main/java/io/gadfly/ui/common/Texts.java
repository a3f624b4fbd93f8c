package io.gadfly.ui.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one package: its bundle `texts`, beside its FXML.
///
/// @param locale the reader's, also where there are no words in their language
public record Texts(ResourceBundle bundle, Locale locale) {
    /// The words of the package that `home` is in.
    public static Texts of(Class<?> home, Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var loader = home.getClassLoader();
        return new Texts(
                ResourceBundle.getBundle(home.getPackageName() + ".texts", locale, loader, noFallback), locale);
    }

    /// The text of `key` with `{0}`, `{1}`… replaced; a plural is a choice format in the text.
    public String text(String key, Object... parts) {
        var pattern = bundle.getString(key);
        return parts.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(parts);
    }

    /// The text of an enum's constant: `prefix.CONSTANT`.
    public String text(String prefix, Enum<?> constant) {
        return bundle.getString(prefix + "." + constant.name());
    }
}
