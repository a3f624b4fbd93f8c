package io.gadfly.ui.editor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Reads dates as a date picker does, but only days that there are: the picker itself takes 30 February for the
/// last day of that month, and keeps what it had where it can read nothing. Here both are no date.
final class StrictDates extends StringConverter<LocalDate> {
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");

    private final StringConverter<LocalDate> lenient;

    StrictDates(StringConverter<LocalDate> lenient) {
        this.lenient = lenient;
    }

    static void in(DatePicker picker) {
        picker.setConverter(new StrictDates(picker.getConverter()));
    }

    @Override
    public String toString(@Nullable LocalDate date) {
        return lenient.toString(date);
    }

    @Override
    public @Nullable LocalDate fromString(String text) {
        try {
            var read = lenient.fromString(text);
            return read == null || isMeant(text, read) ? read : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Written back it has the same numbers in the same order, but for the year, which may be typed in two digits.
    private boolean isMeant(String text, LocalDate read) {
        var typed = numbers(text);
        var written = numbers(lenient.toString(read));
        return typed.size() == written.size()
                && IntStream.range(0, typed.size())
                        .allMatch(at -> written.get(at) == read.getYear()
                                || typed.get(at).equals(written.get(at)));
    }

    private static List<Integer> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
    }
}
