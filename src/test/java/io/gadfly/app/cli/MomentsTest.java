package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MomentsTest {
    private static final Moments MOMENTS =
            new Moments(Zone.of(ZoneId.of("Europe/Berlin")), Instant.parse("2026-11-21T11:00:00Z"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-12-24T18:00,          2026-12-24T17:00:00Z
            2026-12-24 18:00:05,       2026-12-24T17:00:05Z
            20261224T180000,           2026-12-24T17:00:00Z
            20261224T180000Z,          2026-12-24T18:00:00Z
            2026-12-24T18:00+05:30,    2026-12-24T12:30:00Z
            2026-12-24T18:00:00Z,      2026-12-24T18:00:00Z
            2026-12-24,                2026-12-23T23:00:00Z
            20261224,                  2026-12-23T23:00:00Z
            18:00,                     2026-11-21T17:00:00Z
            9:00,                      2026-11-22T08:00:00Z
            today 18:00,               2026-11-21T17:00:00Z
            Tomorrow 9:30,             2026-11-22T08:30:00Z
            tomorrow,                  2026-11-21T23:00:00Z
            """)
    void pointsInTimeAreReadAsTheyAreTyped(String text, Instant expected) {
        assertEquals(expected, MOMENTS.instant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-02-30",
                "20260230T090000",
                "24:30",
                "2026-13-01",
                "tomorrow 25:00",
                "+999999999-01-01T00:00",
                "+10000-01-01",
                "-0001-01-01T00:00Z"
            })
    void whatIsNoPointInTimeIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> MOMENTS.instant(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-02-30T10:00,  '2026-02-30T10:00' is no point in time: there is no day 2026-02-30
            2026-11-31,        '2026-11-31' is no point in time: there is no day 2026-11-31
            20260230T090000,   '20260230T090000' is no point in time: there is no day 20260230
            """, quoteCharacter = '"')
    void aDayThatDoesNotExistIsSaid(String text, String words) {
        var refused = assertThrows(TypeConversionException.class, () -> MOMENTS.fromNowOrAt(text));

        assertEquals(words, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10min,  2026-11-21T11:10:00Z
            18:00,  2026-11-21T17:00:00Z
            """)
    void snoozeIsForALengthOfTimeOrUntilAPointInTime(String text, Instant expected) {
        assertEquals(expected, MOMENTS.fromNowOrAt(text));
    }
}
