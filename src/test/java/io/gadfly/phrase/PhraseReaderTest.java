package io.gadfly.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.phrase.Doubt.Kind;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.NagProfile;
import io.gadfly.reminder.Priority;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseReaderTest {
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    /// A Saturday.
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-21T09:30");

    private static Reading read(String line) {
        return new PhraseReader(new Vantage(NOW, BERLIN, LocalTime.of(9, 0), LocalTime.of(18, 0))).read(line);
    }

    private static String start(Reading reading) {
        return reading.schedule()
                .map(Schedule::start)
                .map(time -> time instanceof CalendarTime.Day(var day)
                        ? day.toString()
                        : time.local().toString())
                .orElse("-");
    }

    private static String rule(Reading reading) {
        return reading.schedule().stream()
                .flatMap(schedule -> schedule.rules().stream())
                .map(RecurrenceRule::text)
                .findFirst()
                .orElse("-");
    }

    @Nested
    class OneTime {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                water the plants 18:30                  | water the plants | 2026-11-21T18:30
                at 8:15 feed the cat                    | feed the cat     | 2026-11-22T08:15
                call  at 9:31  the bank                 | call the bank    | 2026-11-21T09:31
                lunch at noon                           | lunch            | 2026-11-21T12:00
                call mum at 5 pm                        | call mum         | 2026-11-21T17:00
                call mum 5:15pm                         | call mum         | 2026-11-21T17:15
                ring at 17.45                           | ring             | 2026-11-21T17:45
                ring at 20                              | ring             | 2026-11-21T20:00
                ring at 8 o'clock                       | ring             | 2026-11-22T08:00
                stand-up tomorrow 9:00                  | stand-up         | 2026-11-22T09:00
                the play tonight                        | the play         | 2026-11-21T18:00
                jog tomorrow morning                    | jog              | 2026-11-22T09:00
                dentist friday at 10:00                 | dentist          | 2026-11-27T10:00
                dentist fri 10:00                       | dentist          | 2026-11-27T10:00
                dentist on fri                          | dentist          | 2026-11-27
                market saturday 9:00                    | market           | 2026-11-28T09:00
                market saturday 10:00                   | market           | 2026-11-21T10:00
                review next monday 9am                  | review           | 2026-11-23T09:00
                wrap gifts 24 December 16:00            | wrap gifts       | 2026-12-24T16:00
                wrap gifts on December 24th at 16:00    | wrap gifts       | 2026-12-24T16:00
                wrap gifts 24.12. 16:00                 | wrap gifts       | 2026-12-24T16:00
                taxes 3 March 2028                      | taxes            | 2028-03-03
                taxes 2027-05-31 12:00                  | taxes            | 2027-05-31T12:00
                leap 29 February                        | leap             | 2028-02-29
                rent on the 1st 9:00                    | rent             | 2026-12-01T09:00
                laundry in 30 min                       | laundry          | 2026-11-21T10:00
                laundry in 1h30m                        | laundry          | 2026-11-21T11:00
                laundry in half an hour                 | laundry          | 2026-11-21T10:00
                in an hour: laundry                     | laundry          | 2026-11-21T10:30
                passport in 3 weeks                     | passport         | 2026-12-12
                passport in 2 days at 8:00              | passport         | 2026-11-23T08:00
                remind me to buy bread tomorrow         | buy bread        | 2026-11-22
                nag me to buy bread tomorrow            | buy bread        | 2026-11-22
                buy bread today                         | buy bread        | 2026-11-21T10:00
                """)
        void isTheNextThatFits(String line, String title, String start) {
            var reading = read(line);

            assertEquals(title, reading.title());
            assertEquals(start, start(reading));
            assertEquals(List.of(), reading.doubts());
            assertTrue(reading.isComplete());
        }
    }

    @Nested
    class Repeating {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                pills every day 9:00                     | 2026-11-22T09:00 | FREQ=DAILY
                pills daily at 9:45                      | 2026-11-21T09:45 | FREQ=DAILY
                pills every morning                      | 2026-11-22T09:00 | FREQ=DAILY
                trash every friday 17:00                 | 2026-11-27T17:00 | FREQ=WEEKLY;BYDAY=FR
                gym every mon, wed and fri 18:00         | 2026-11-23T18:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR
                stand-up every weekday 9:45              | 2026-11-23T09:45 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                retro every 2 weeks on thursday 14:00    | 2026-11-26T14:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
                retro every other thursday 14:00         | 2026-11-26T14:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
                beer every last friday 17:00             | 2026-11-27T17:00 | FREQ=MONTHLY;BYDAY=-1FR
                board the first monday of every month    | 2026-12-07       | FREQ=MONTHLY;BYDAY=1MO
                rent every month on the 1st 9:00         | 2026-12-01T09:00 | FREQ=MONTHLY;BYMONTHDAY=1
                rent monthly on the 15th                 | 2026-12-15       | FREQ=MONTHLY;BYMONTHDAY=15
                wages every 1st and 15th 8:00            | 2026-12-01T08:00 | FREQ=MONTHLY;BYMONTHDAY=1,15
                books every last day of the month 20:00  | 2026-11-30T20:00 | FREQ=MONTHLY;BYMONTHDAY=-1
                tree every 24 December 10:00             | 2026-12-24T10:00 | FREQ=YEARLY
                drink every 2 hours                      | 2026-11-21T11:30 | FREQ=HOURLY;INTERVAL=2
                look every 5 min                         | 2026-11-21T09:35 | FREQ=MINUTELY;INTERVAL=5
                pills every 3 days from tomorrow 8:00    | 2026-11-22T08:00 | FREQ=DAILY;INTERVAL=3
                pills every day 10:00 for 10 times       | 2026-11-21T10:00 | FREQ=DAILY;COUNT=10
                pills every day 10:00 until 1 March      | 2026-11-21T10:00 | FREQ=DAILY;UNTIL=20270301T225959Z
                """)
        void isARule(String line, String start, String rule) {
            var reading = read(line);

            assertEquals(start, start(reading));
            assertEquals(rule, rule(reading));
            assertEquals(List.of(), reading.doubts());
            assertEquals(line.split(" ")[0], reading.title());
        }
    }

    @Nested
    class Nagging {
        @Test
        void hasAPaceAndAnEnd() {
            var reading = read("pay rent every friday 17:00 nag every 5 min until 18:00");

            assertEquals("pay rent", reading.title());
            assertEquals("2026-11-27T17:00", start(reading));
            assertEquals("FREQ=WEEKLY;BYDAY=FR", rule(reading));
            assertEquals(
                    Optional.of(
                            NagPolicy.every(Duration.ofMinutes(5)).withUntil(new Until.TimeOfDay(LocalTime.of(18, 0)))),
                    reading.nag());
        }

        @Test
        void canBeCountedOrMeasured() {
            assertEquals(
                    Optional.of(NagPolicy.NORMAL.withMax(3)),
                    read("x 10:00 nag 3 times").nag());
            assertEquals(
                    Optional.of(NagPolicy.once()), read("x 10:00, nag once").nag());
            assertEquals(
                    Optional.of(NagPolicy.every(Duration.ofMinutes(1)).withUntil(new Until.For(Duration.ofHours(2)))),
                    read("x 10:00 and nag me every minute for 2 hours").nag());
            assertEquals(
                    Optional.of(NagPolicy.every(Duration.ofSeconds(30)).withMax(4)),
                    read("x 10:00 nag every 30s max 4").nag());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                x 10:00 nag once               | ONCE
                x 10:00 nag gentle             | GENTLE
                x nag gently 10:00             | GENTLE
                x 10:00 nag normally           | NORMAL
                x 10:00, nag Insistent         | INSISTENT
                x 10:00 and nag me insistently | INSISTENT
                """)
        void canBeNamed(String line, NagProfile profile) {
            var reading = read(line);

            assertEquals(Optional.of(profile.policy()), reading.nag());
            assertEquals("x", reading.title());
            assertTrue(reading.isComplete(), reading::toString);
        }

        @Test
        void saysTheRestOnTopOfAName() {
            assertEquals(
                    Optional.of(NagProfile.INSISTENT.policy().withUntil(new Until.TimeOfDay(LocalTime.of(18, 0)))),
                    read("x 10:00 nag until 18:00 insistently").nag());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "buy a nag 18:00",
                    "nag mum about the report 18:00",
                    "nag Bob 18:00",
                    "call mum and nag her 18:00",
                    "learn to nag well 18:00"
                })
        void isNotTheProgramsWhereItIsTheUsers(String line) {
            assertEquals(Optional.empty(), read(line).nag());
            assertEquals(line.replace(" 18:00", ""), read(line).title());
            assertTrue(read(line).isComplete());
        }
    }

    @Nested
    class MarksOfALine {
        @Test
        void areTagsAListAndAPriority() {
            var reading = read("call Ada #family #phone @home !high tomorrow");

            assertEquals("call Ada", reading.title());
            assertEquals(List.of("family", "phone"), reading.tags());
            assertEquals(Optional.of("home"), reading.list());
            assertEquals(Optional.of(Priority.HIGH), reading.priority());
        }

        @Test
        void comeOnTopOfWhatHoldsAnyway() {
            var base = new Details("", "", "garden", List.of("tools"), Priority.LOW);

            var details = read("rake #leaves 10:00").over(base).details();

            assertEquals(new Details("rake", "", "garden", List.of("tools", "leaves"), Priority.LOW), details);
        }

        @ParameterizedTest
        @ValueSource(strings = {"mail ada@example.org", "play C#", "issue #12", "wow!", "meet @ 7", "a@b"})
        void areNotWhatOnlyLooksLikeThem(String line) {
            assertEquals(line, read(line).title());
        }
    }

    @Nested
    class ATitle {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                "buy \\"Friday\\" 10:00"              | buy Friday
                watch "Every Day at 8" tomorrow      | watch Every Day at 8
                watch 2001: A Odyssey                | watch 2001: A Odyssey
                send the weekly report 17:00         | send the weekly report
                sun cream 10:00                      | sun cream
                may the force be with you 10:00      | may the force be with you
                walk to 5 Elm Street                 | walk to 5 Elm Street
                be at 5 Elm Street                   | be at 5 Elm Street
                """)
        void keepsWhatOnlyLooksLikeATime(String line, String title) {
            assertEquals(
                    title,
                    read(line.replaceAll("^\"(.*)\"$", "$1").replace("\\", "")).title());
        }

        @Test
        void isAllOfATextThatIsTooLongForALine() {
            var text = "mon, ".repeat(50_000) + "tomorrow 9:00";

            assertEquals(text, read(text).title());
            assertEquals(Optional.empty(), read(text).schedule());
        }

        @Test
        void mayBeAsLongAsALineAndIsReadAllTheSame() {
            var line = "every mon, ".concat("mon, ".repeat(190)) + "fri 9:00";

            assertEquals("FREQ=WEEKLY;BYDAY=MO,FR", rule(read(line)));
        }

        @Test
        void canBeAllThereIs() {
            var reading = read("buy bread");

            assertEquals("buy bread", reading.title());
            assertEquals(Optional.empty(), reading.schedule());
            assertFalse(reading.isComplete());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "tomorrow 9:00", "\"", "\"\"", "every", "#", "nag"})
        void mayBeMissingAndNothingBreaks(String line) {
            assertFalse(read(line).isComplete());
        }
    }

    @Nested
    class WhatIsNotUnderstood {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                score 25:61                       | 25:61
                gym every blue moon 9:00          | every blue moon
                bread tommorow 9:00               | tommorow
                party 31 February 9:00            | 31 February
                party 12/24 9:00                  | 12/24
                call friday or monday 9:00        | monday
                pay 10:00 nag every 0 min         | nag every 0 min
                pay 10:00 nag until 25:00         | nag until 25:00
                pay 10:00 nag gentel              | nag gentel
                pay nag hard 10:00                | nag hard
                pay 10:00, nag evry 5             | nag evry 5
                pay and nag me a lot 10:00        | nag me a lot
                """)
        void staysInTheTitleAndIsNamed(String line, String piece) {
            var reading = read(line);

            assertTrue(reading.doubts().contains(new Doubt(Kind.NOT_UNDERSTOOD, piece)), reading::toString);
            assertTrue(reading.title().contains(piece), reading::toString);
            assertFalse(reading.isComplete());
        }

        @Test
        void isNotTheSameAsATimeThatIsOver() {
            var reading = read("taxes 2020-05-31 12:00");

            assertEquals(List.of(new Doubt(Kind.PAST, "2020-05-31 12:00")), reading.doubts());
        }
    }
}
