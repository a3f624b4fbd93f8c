package io.gadfly.schedule;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// Texts of the bundle, filled in for one locale, whatever the default locale is.
final class Phrases {
    private final Locale locale;
    private final ResourceBundle bundle;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter preciseClock;

    /// With times of day as the texts write them, in 24 hours.
    Phrases(Locale locale) {
        this(locale, Optional.empty());
    }

    /// @param style whose times of day are written; empty: as the texts do
    Phrases(Locale locale, Optional<Locale> style) {
        this.bundle = ResourceBundle.getBundle(
                "io.gadfly.schedule.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        // Names of days and months in the language of the texts around them.
        this.locale = bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : locale;
        this.clock = clock("time", FormatStyle.SHORT, style);
        this.preciseClock = clock("timeWithSeconds", FormatStyle.MEDIUM, style);
    }

    private DateTimeFormatter clock(String key, FormatStyle length, Optional<Locale> style) {
        return style.map(own -> DateTimeFormatter.ofLocalizedTime(length).withLocale(own))
                .orElseGet(() -> DateTimeFormatter.ofPattern(bundle.getString(key), locale));
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
        return (time.getSecond() == 0 ? clock : preciseClock).format(time);
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
