package io.gadfly.schedule;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// Texts of the bundle, filled in for one locale, whatever the default locale is.
final class Phrases {
    private final Locale locale;
    private final ResourceBundle bundle;

    Phrases(Locale locale) {
        this.bundle = ResourceBundle.getBundle(
                "io.gadfly.schedule.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        // Names of days and months in the language of the texts around them.
        this.locale = bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : locale;
    }

    Locale locale() {
        return locale;
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    String date(String key, LocalDate date) {
        return DateTimeFormatter.ofPattern(bundle.getString(key), locale).format(date);
    }

    String time(LocalTime time) {
        var key = time.getSecond() == 0 ? "time" : "timeWithSeconds";
        return DateTimeFormatter.ofPattern(bundle.getString(key), locale).format(time);
    }

    /// "Monday, Tuesday and Friday"
    String list(List<String> items) {
        return list(items, "list.two");
    }

    /// "the 1st, 2nd or 3rd"
    String either(List<String> items) {
        return list(items, "list.either");
    }

    private String list(List<String> items, String key) {
        if (items.isEmpty()) {
            return "";
        }
        var last = items.size() - 1;
        var others = String.join(", ", items.subList(0, last));
        return last == 0 ? items.getFirst() : say(key, others, items.get(last));
    }
}
