package io.gadfly.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.util.converter.LocalDateStringConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictDatesTest {
    private final StrictDates dates =
            new StrictDates(new LocalDateStringConverter(FormatStyle.SHORT, Locale.US, IsoChronology.INSTANCE));

    @ParameterizedTest
    @CsvSource({"02/28/2027, 2027-02-28", "2/29/2028, 2028-02-29", "12/31/2027, 2027-12-31"})
    void aDayThatThereIsIsRead(String text, LocalDate date) {
        assertEquals(date, dates.fromString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02/30/2027", "2/29/2027", "4/31/2027", "13/1/2027", "soon", ""})
    void aDayThatThereIsNotIsNoDate(String text) {
        assertNull(dates.fromString(text));
    }
}
