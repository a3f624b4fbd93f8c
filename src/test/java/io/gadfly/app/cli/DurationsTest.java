package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            90s,        PT1M30S
            5min,       PT5M
            5 minutes,  PT5M
            1h30m,      PT1H30M
            1h 30 min,  PT1H30M
            2d,         P2D
            1w,         P7D
            PT5M,       PT5M
            pt5m,       PT5M
            """)
    void lengthsOfTimeAreReadAsTheyAreTyped(String text, Duration expected) {
        assertEquals(expected, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "min", "5 parsecs", "1h-5m", "PT", "-5m", "99999999999s"})
    void whatIsNoLengthOfTimeIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PT0S,      0s
            PT90S,     1min 30s
            P1DT2H,    1d 2h
            """)
    void wordsAreShort(Duration duration, String expected) {
        assertEquals(expected, Durations.inWords(duration));
    }
}
