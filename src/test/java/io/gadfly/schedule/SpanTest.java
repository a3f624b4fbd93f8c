package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({
        "P1D, P1D",
        "-PT15M, -PT15M",
        "P2W, P2W",
        "P14D, P2W",
        "+PT90M, PT1H30M",
        "P1DT2H3M4S, P1DT2H3M4S",
        "PT0S, PT0S",
        "P0D, PT0S",
        "PT36H, PT36H",
        "-P1DT1H, -P1DT1H"
    })
    void isWrittenAsItIsRead(String text, String written) {
        assertEquals(written, Span.parse(text).toOptional().orElseThrow().text());
    }

    @ParameterizedTest
    @CsvSource({
        "P999999999999W, OUT_OF_RANGE",
        "-P99999999999999999999D, OUT_OF_RANGE",
        "PT9223372036854775807H, OUT_OF_RANGE",
        "P, NO_SUCH_TIME",
        "PT, NO_SUCH_TIME",
        "P1DT, NO_SUCH_TIME",
        "1D, NO_SUCH_TIME",
        "P1Y, NO_SUCH_TIME",
        "PT1.5H, NO_SUCH_TIME"
    })
    void whatIsNoDurationIsRefused(String text, Refusal.Reason reason) {
        assertEquals(
                new Refusal(reason, text),
                assertInstanceOf(Parsed.Refused.class, Span.parse(text)).refusal());
    }

    @Test
    void aDayKeepsTheWallTimeAndHoursAreCounted() {
        var beforeSummer = Rules.time("20260328T120000", "Europe/Berlin");

        assertEquals(Instant.parse("2026-03-29T10:00:00Z"), Span.ofDays(1).from(beforeSummer, Zone.UTC));
        assertEquals(
                Instant.parse("2026-03-29T11:00:00Z"),
                Span.of(Duration.ofHours(24)).from(beforeSummer, Zone.UTC));
    }
}
