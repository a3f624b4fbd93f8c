package io.gadfly.store.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTextTest {
    private static final Details DETAILS = Details.of("r");
    private static final LocalDateTime NINE = LocalDateTime.parse("2026-11-21T09:00");

    private static Definition in(Zone zone) {
        return Definition.of(DETAILS, Schedule.once(new CalendarTime.Zoned(NINE, zone)));
    }

    private static String written(Definition definition) {
        return DefinitionText.write(definition).toString();
    }

    @Test
    void isTextThatAPersonCanRead() {
        assertEquals(
                "{\"form\":2,\"schedule\":{\"DTSTART\":\"2026-11-21T09:00[Europe/Berlin]\"},"
                        + "\"offsets\":{\"Europe/Berlin\":\"+01:00\"}}",
                written(in(Zone.of(ZoneId.of("Europe/Berlin")))));
    }

    @Test
    void policiesThatFewHaveAreWrittenDown() {
        var rare =
                in(Zone.UTC).withNag(NagPolicy.every(Duration.ofMinutes(5))).withMisfire(new MisfirePolicy.TellEach());

        var text = written(rare);

        assertTrue(text.contains("\"nag\":{\"every\":\"PT5M\""), text);
        assertTrue(text.contains("\"misfire\":{\"kind\":\"tell-each\"}"), text);
        assertEquals(rare, DefinitionText.read(DETAILS, text));
    }

    @Test
    void theFirstFormIsStillRead() {
        assertEquals(
                in(Zone.UTC),
                DefinitionText.read(
                        DETAILS,
                        "{\"form\":1,\"schedule\":{\"DTSTART\":\"2026-11-21T09:00[UTC]\"},"
                                + "\"nag\":{\"every\":\"PT10M\",\"quietHours\":\"honoured\"},"
                                + "\"misfire\":{\"kind\":\"tell-once\"}}"));
    }

    @Test
    void aZoneThatACalendarBroughtIsStoredWithItsRules() {
        var winter = ZoneOffset.ofHours(1);
        var summer = ZoneOffset.ofHours(2);
        var rules = ZoneRules.of(
                winter,
                winter,
                List.of(),
                List.of(ZoneOffsetTransition.of(LocalDateTime.parse("2000-03-26T02:00"), winter, summer)),
                List.of(yearly(Month.OCTOBER, winter, summer, winter), yearly(Month.MARCH, winter, winter, summer)));
        var definition = in(new Zone("Customized Time Zone", rules));

        var text = written(definition);

        assertTrue(text.contains("\"zones\""), text);
        assertEquals(definition, DefinitionText.read(DETAILS, text));
    }

    private static ZoneOffsetTransitionRule yearly(
            Month month, ZoneOffset standard, ZoneOffset before, ZoneOffset after) {
        return ZoneOffsetTransitionRule.of(
                month, -1, DayOfWeek.SUNDAY, LocalTime.of(1, 0), false, TimeDefinition.UTC, standard, before, after);
    }

    @Test
    void aZoneOfThisMachineIsStoredByItsNameAlone() {
        var text = written(in(Zone.of(ZoneId.of("Australia/Lord_Howe"))));

        assertFalse(text.contains("zones"), text);
    }

    @Test
    void aZoneThatIsNoLongerKnownKeepsItsName() {
        var text = written(in(Zone.UTC)).replace("[UTC]", "[Atlantis/Capital]");

        var start = DefinitionText.read(DETAILS, text).schedule().orElseThrow().start();

        assertEquals(new CalendarTime.Zoned(NINE, new Zone("Atlantis/Capital", ZoneOffset.UTC.getRules())), start);
    }

    @Test
    void fieldsThatItDoesNotKnowArePassedOver() {
        var definition = in(Zone.UTC);
        var text = written(definition).replace("{\"form\":2,", "{\"form\":2,\"mood\":\"good\",");

        assertEquals(definition, DefinitionText.read(DETAILS, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"form\":3}",
                "{\"form\":1,\"nag\":{\"every\":\"often\",\"quietHours\":\"honoured\"},\"misfire\":{\"kind\":\"tell-once\"}}",
                "{\"form\":1,\"nag\":{\"every\":\"PT1M\",\"quietHours\":\"loud\"},\"misfire\":{\"kind\":\"tell-once\"}}"
            })
    void whatIsNotOfThisFormIsRefused(String text) {
        assertThrows(UnreadableTextException.class, () -> DefinitionText.read(DETAILS, text));
    }
}
