package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTimeTest {
    @ParameterizedTest
    @CsvSource({
        "20260101, '', 20260101",
        "20260101T090000, '', 20260101T090000",
        "20260101T090000Z, '', 20260101T090000Z",
        "20260101T090000Z, Europe/Berlin, 20260101T090000Z",
        "20260101T090000, Europe/Berlin, 20260101T090000",
        "20161231T235960Z, '', 20161231T235959Z",
        "00010101T000000, '', 00010101T000000",
        "20131210Z, '', 20131210"
    })
    void isWrittenAsItIsRead(String text, String tzid, String written) {
        assertEquals(written, Rules.time(text, tzid).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000",
                "00000101",
                "20260230",
                "20261301",
                "20260101T240000",
                "20260101T096000",
                "20260101T090061",
                "2026-01-01",
                "20260101T0900",
                "",
                "٢٠٢٦٠١٠١"
            })
    void whatDoesNotExistIsRefused(String text) {
        var refused = assertInstanceOf(Parsed.Refused.class, CalendarTime.parse(text, Optional.empty()));

        assertEquals(new Refusal(Refusal.Reason.NO_SUCH_TIME, text), refused.refusal());
    }

    @Test
    void digitsAreAsciiInEveryLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("20260101T090000", Rules.time("20260101T090000").text());
        } finally {
            Locale.setDefault(before);
        }
    }
}
