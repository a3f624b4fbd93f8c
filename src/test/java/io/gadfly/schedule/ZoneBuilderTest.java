package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneBuilderTest {
    private static final String SPRING = "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU";
    private static final String AUTUMN = "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU";

    @Test
    void rulesMakeTheClockOfBerlin() {
        var builder = new ZoneBuilder("Customized Time Zone");
        builder.addObservance("20000326T020000", "+0100", "+0200", List.of(SPRING), List.of());
        builder.addObservance("20001029T030000", "+0200", "+0100", List.of(AUTUMN), List.of());

        var zone = builder.build().toOptional().orElseThrow();

        assertEquals("Customized Time Zone", zone.id());
        for (var time = LocalDateTime.of(2026, 1, 1, 2, 30); time.getYear() < 2028; time = time.plusHours(5)) {
            assertEquals(time.atZone(ZoneId.of("Europe/Berlin")).toInstant(), zone.instantOf(time), time.toString());
        }
    }

    /// Beyond the changes that are written out, too.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Berlin    | 20000326T020000 | +0100 | FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU | 20001029T030000 | +0200 | FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            America/New_York | 20070311T020000 | -0500 | FREQ=YEARLY;BYMONTH=3;BYDAY=2SU  | 20071104T020000 | -0400 | FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
            America/New_York | 20070311T020000 | -0500 | FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14 | 20071104T020000 | -0400 | FREQ=YEARLY;BYMONTH=11;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6,7
            """)
    void yearlyChangesGoOnForEver(
            String id, String spring, String winter, String on, String autumn, String summer, String off) {
        var builder = new ZoneBuilder("Customized Time Zone");
        builder.addObservance(spring, winter, summer, List.of(on), List.of());
        builder.addObservance(autumn, summer, winter, List.of(off), List.of());

        var zone = builder.build().toOptional().orElseThrow();

        for (var year : List.of(2008, 2199, 2200, 2201, 3000, 9999)) {
            for (var time = LocalDateTime.of(year, 1, 1, 2, 30); time.getYear() == year; time = time.plusHours(5)) {
                assertEquals(time.atZone(ZoneId.of(id)).toInstant(), zone.instantOf(time), time.toString());
            }
        }
    }

    /// As calendars write zones that had other rules before, and never end those.
    @Test
    void olderRulesThatNoLongerMatterAreLeftOut() {
        var builder = new ZoneBuilder("New York");
        builder.addObservance(
                "16711029T020000", "-0400", "-0500", List.of("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"), List.of());
        builder.addObservance(
                "16710404T020000", "-0500", "-0400", List.of("FREQ=YEARLY;BYDAY=1SU;BYMONTH=4"), List.of());
        builder.addObservance(
                "20071104T020000", "-0400", "-0500", List.of("FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"), List.of());
        builder.addObservance(
                "20070311T020000", "-0500", "-0400", List.of("FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"), List.of());

        var rules = builder.build().toOptional().orElseThrow().rules();

        assertEquals(2, rules.getTransitionRules().size());
        assertEquals(
                "-04:00", rules.getOffset(LocalDateTime.of(2500, 7, 1, 12, 0)).getId());
        assertEquals(
                "-05:00", rules.getOffset(LocalDateTime.of(2500, 12, 1, 12, 0)).getId());
    }

    @Test
    void theOrderOfTheObservancesMakesNoDifference() {
        var springFirst = new ZoneBuilder("Own");
        springFirst.addObservance("20000326T020000", "+0100", "+0200", List.of(SPRING), List.of());
        springFirst.addObservance("20001029T030000", "+0200", "+0100", List.of(AUTUMN), List.of());
        var autumnFirst = new ZoneBuilder("Own");
        autumnFirst.addObservance("20001029T030000", "+0200", "+0100", List.of(AUTUMN), List.of());
        autumnFirst.addObservance("20000326T020000", "+0100", "+0200", List.of(SPRING), List.of());

        assertEquals(springFirst.build(), autumnFirst.build());
    }

    @Test
    void changesThatDoNotFitEachOtherEndWithTheLastThatIsWrittenOut() {
        var builder = new ZoneBuilder("Strange");
        builder.addObservance("20000326T020000", "+0100", "+0300", List.of(SPRING), List.of());
        builder.addObservance("20001029T030000", "+0200", "+0100", List.of(AUTUMN), List.of());

        var zone = builder.build().toOptional().orElseThrow();

        assertEquals(List.of(), zone.rules().getTransitionRules());
        assertEquals(Rules.at("2300-07-01T11:00:00Z"), zone.instantOf(LocalDateTime.of(2300, 7, 1, 12, 0)));
    }

    @Test
    void aSingleObservanceIsAFixedOffset() {
        var builder = new ZoneBuilder("Fixed");
        builder.addObservance("16010101T000000", "-0330", "-0330", List.of(), List.of());

        var zone = builder.build().toOptional().orElseThrow();

        assertEquals(Rules.at("2026-07-01T15:30:00Z"), zone.instantOf(LocalDateTime.of(2026, 7, 1, 12, 0)));
    }

    @Test
    void outlooksYearOf1601IsNoBurden() {
        var builder = new ZoneBuilder("W. Europe by Outlook");
        var refused = builder.addObservance("16010325T020000", "+0100", "+0200", List.of(SPRING), List.of());
        builder.addObservance("16011028T030000", "+0200", "+0100", List.of(AUTUMN), List.of());

        assertEquals(Optional.empty(), refused);
        assertEquals(
                Rules.at("2026-07-01T10:00:00Z"),
                builder.build().toOptional().orElseThrow().instantOf(LocalDateTime.of(2026, 7, 1, 12, 0)));
    }

    @Test
    void datesCountAsOnsets() {
        var builder = new ZoneBuilder("Makebelieve");
        builder.addObservance("20200101T000000", "+0000", "+0100", List.of(), List.of("20220101T000000"));
        builder.addObservance("20210101T000000", "+0100", "+0000", List.of(), List.of());
        var zone = builder.build().toOptional().orElseThrow();

        assertEquals(Rules.at("2020-06-01T11:00:00Z"), zone.instantOf(LocalDateTime.of(2020, 6, 1, 12, 0)));
        assertEquals(Rules.at("2021-06-01T12:00:00Z"), zone.instantOf(LocalDateTime.of(2021, 6, 1, 12, 0)));
        assertEquals(Rules.at("2022-06-01T11:00:00Z"), zone.instantOf(LocalDateTime.of(2022, 6, 1, 12, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "20200101T000000, +0100, +0200, FREQ=SECONDLY, TOO_COSTLY",
        "20200101T000000, +0100, +9959, FREQ=YEARLY, OUT_OF_RANGE",
        "20200101T000000, 1 hour, +0200, FREQ=YEARLY, NO_SUCH_TIME",
        "20200230T000000, +0100, +0200, FREQ=YEARLY, NO_SUCH_TIME",
        "20200101T000000, +0100, +0200, FREQ=NEVER, NOT_A_RULE",
        "20200101T000000, +0100, +0200, FREQ=YEARLY;UNTIL=20190101T000000Z, ENDS_BEFORE_START",
        "22000601T000000, +0100, +0200, FREQ=YEARLY, ENDS_BEFORE_START"
    })
    void aHostileObservanceIsRefused(String start, String from, String to, String rule, Refusal.Reason reason) {
        var builder = new ZoneBuilder("Hostile");

        assertEquals(
                reason,
                builder.addObservance(start, from, to, List.of(rule), List.of())
                        .orElseThrow()
                        .reason());
        assertInstanceOf(Parsed.Refused.class, builder.build());
    }

    @Test
    void changesOfTheWallThatDoNotAscendAreRefused() {
        var builder = new ZoneBuilder("Hostile");
        builder.addObservance("20200101T000000", "+0000", "+1200", List.of(), List.of());
        builder.addObservance("20200101T010000", "+0000", "-1200", List.of(), List.of());

        assertEquals(Parsed.refused(Refusal.Reason.OUT_OF_RANGE, "Hostile"), builder.build());
    }
}
