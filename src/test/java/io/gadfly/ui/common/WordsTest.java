package io.gadfly.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private final TimeWords words = new TimeWords(Samples.here(new SettableClock(Samples.NOW)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-21T16:30:00Z | today 17:30
            2026-11-21T22:59:59Z | today 23:59
            2026-11-21T23:00:00Z | tomorrow 00:00
            2026-11-20T08:00:00Z | yesterday 09:00
            2026-11-27T08:00:00Z | Fri 27 Nov 09:00
            2027-07-01T08:00:00Z | Thu 1 Jul 2027 10:00
            """)
    void momentsAreToldFromWhereTheViewerIs(Instant instant, String told) {
        assertEquals(told, words.moment(instant));
    }

    @ParameterizedTest
    @CsvSource({"PT-5S, now", "PT0S, now", "PT42S, 0:42", "PT12M5S, 12:05", "PT1H2M5S, 1:02:05", "PT76H30M, 3 d 04:30"})
    void countdownsRunDown(Duration left, String told) {
        assertEquals(told, words.countdown(Samples.NOW, Samples.NOW.plus(left)));
    }

    @ParameterizedTest
    @CsvSource({"PT45S, 45 s", "PT10M, 10 min", "PT90M, 1 h 30 min", "PT24H, 1 day", "PT60H, 2 days 12 h"})
    void durationsHaveAtMostTwoUnits(Duration duration, String told) {
        assertEquals(told, words.duration(duration));
    }

    @ParameterizedTest
    @CsvSource({"PT20S, just now", "PT5M30S, 5 min ago", "PT3H, 3 h ago"})
    void thePastIsToldInMinutes(Duration gone, String told) {
        assertEquals(told, words.ago(Samples.NOW, Samples.NOW.minus(gone)));
    }

    @ParameterizedTest
    @CsvSource({"90 s, PT90S", "5, PT5M", "5 min, PT5M", "1h 30m, PT90M", "1h30m, PT90M", "2 days, PT48H", "1 W, PT168H"
    })
    void durationsAreReadAsPeopleTypeThem(String typed, Duration duration) {
        assertEquals(Optional.of(duration), DurationText.parse(typed));
        assertEquals(Optional.of(duration), DurationText.parse(DurationText.of(duration)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5 min", "0 min", "5 parsecs", "5 min later", "1.5 h", "9999999 h"})
    void whatIsNoDurationIsNone(String typed) {
        assertEquals(Optional.empty(), DurationText.parse(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 09:00",
        "9:30, 09:30",
        "0930, 09:30",
        "17.05, 17:05",
        "5 pm, 17:00",
        "12 am, 00:00",
        "12pm, 12:00",
        "23:59:30, 23:59:30",
        "8h15, 08:15"
    })
    void timesAreReadAsPeopleTypeThem(String typed, LocalTime time) {
        assertEquals(Optional.of(time), TimeText.parse(typed));
        for (var locale : List.of(Locale.UK, Locale.US, Locale.GERMANY, Locale.JAPAN, Locale.forLanguageTag("ar-EG"))) {
            assertEquals(Optional.of(time), TimeText.parse(TimeText.of(time, locale)), locale::toString);
        }
    }

    @Test
    void timesAreWrittenAsPeopleOfThePlaceWriteThem() {
        assertEquals("17:05", TimeText.of(LocalTime.of(17, 5), Locale.UK));
        assertEquals("5:05 PM", TimeText.of(LocalTime.of(17, 5), Locale.US));
        assertEquals("5:05:30 PM", TimeText.of(LocalTime.of(17, 5, 30), Locale.US));
    }

    @Test
    void trap10HalfPastTwelveInTheAfternoonIsNoonAndInTheMorningIsMidnight() {
        assertEquals(Optional.of(LocalTime.of(12, 30)), TimeText.parse("12:30 pm"));
        assertEquals(Optional.of(LocalTime.of(0, 30)), TimeText.parse("12:30 am"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "9:60", "13 pm", "0 am", "noon", "9:3"})
    void whatIsNoTimeIsNone(String typed) {
        assertEquals(Optional.empty(), TimeText.parse(typed));
    }

    @Test
    void whatHasComeIsNowAndNotInNow() {
        assertEquals("in 0:42", words.countdownIn(Samples.NOW, Samples.NOW.plusSeconds(42)));
        assertEquals("now", words.countdownIn(Samples.NOW, Samples.NOW));
    }
}
