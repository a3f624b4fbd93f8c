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
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static String rules(Reading reading) {
        return orDash(reading.schedule().stream()
                .flatMap(schedule -> schedule.rules().stream())
                .map(RecurrenceRule::text));
    }

    private static String dates(Reading reading) {
        return orDash(reading.schedule().stream()
                .flatMap(schedule -> schedule.dates().stream())
                .map(date -> date.start().local().toString()));
    }

    private static String orDash(Stream<String> texts) {
        return texts.reduce((all, next) -> all + " " + next).orElse("-");
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
                pay by 5pm                              | pay              | 2026-11-21T17:00
                jog tomorrow morning at 7               | jog              | 2026-11-22T07:00
                film tonight at 8                       | film             | 2026-11-21T20:00
                nap tomorrow at 3 in the afternoon      | nap              | 2026-11-22T15:00
                nap this afternoon at 2                 | nap              | 2026-11-21T14:00
                ship monday at 10 at night              | ship             | 2026-11-23T22:00
                passport in a fortnight                 | passport         | 2026-12-05
                passport in two weeks                   | passport         | 2026-12-05
                beer last friday of november 17:00      | beer             | 2026-11-27T17:00
                vote on the first monday in may         | vote             | 2027-05-03
                tax the fifth friday of february        | tax              | 2036-02-29
                tomorrow at 17 pick up kids             | pick up kids     | 2026-11-22T17:00
                friday at 9 call the bank               | call the bank    | 2026-11-27T09:00
                call friday at 9 about the loan         | call about the loan | 2026-11-27T09:00
                tonight at 8 watch the film             | watch the film   | 2026-11-21T20:00
                this afternoon at 2 nap                 | nap              | 2026-11-21T14:00
                pay monday by 17                        | pay              | 2026-11-23T17:00
                call at around 17                       | call             | 2026-11-21T17:00
                call about 5pm                          | call             | 2026-11-21T17:00
                call in an hour and a half              | call             | 2026-11-21T11:00
                in an hour and a half call mum          | call mum         | 2026-11-21T11:00
                call in two and a half hours            | call             | 2026-11-21T12:00
                call in 2 hours and a half              | call             | 2026-11-21T12:00
                call in one and a half hours            | call             | 2026-11-21T11:00
                call in 1.5 hours                       | call             | 2026-11-21T11:00
                call in 1,5 hours                       | call             | 2026-11-21T11:00
                call in 1 1/2 hours                     | call             | 2026-11-21T11:00
                call in 2½ hours                        | call             | 2026-11-21T12:00
                call in a half hour                     | call             | 2026-11-21T10:00
                call in a quarter of an hour            | call             | 2026-11-21T09:45
                call in three quarters of an hour       | call             | 2026-11-21T10:15
                call in an hour and a quarter           | call             | 2026-11-21T10:45
                call in an hour and 15 minutes          | call             | 2026-11-21T10:45
                call in twenty minutes                  | call             | 2026-11-21T09:50
                call in forty-five minutes              | call             | 2026-11-21T10:15
                call in a day and a half                | call             | 2026-11-22T21:30
                call in 2 days and 3 hours              | call             | 2026-11-23T12:30
                call a week from monday                 | call             | 2026-11-30
                call 2 weeks from tomorrow at 9         | call             | 2026-12-06T09:00
                pack 3 days before 24 December          | pack             | 2026-12-21
                call on 24.12                           | call             | 2026-12-24
                call next weekend                       | call             | 2026-11-28
                in 2 hours at home call mum             | at home call mum | 2026-11-21T11:30
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
    class SeveralTimes {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                pills at 8am and 8pm                    | 2026-11-21T20:00 | 2026-11-22T08:00 | -
                pills tomorrow 8:00, 12:00 and 20:00    | 2026-11-22T08:00 | 2026-11-22T12:00 2026-11-22T20:00 | -
                pills at 8am and 8pm every day          | 2026-11-21T20:00 | - | FREQ=DAILY;BYHOUR=8,20
                pills every day at 8, 12 and 20         | 2026-11-21T12:00 | - | FREQ=DAILY;BYHOUR=8,12,20
                pills every friday at 9:30 and 17:30    | 2026-11-27T09:30 | - | FREQ=WEEKLY;BYDAY=FR;BYHOUR=9,17
                pills daily 8:00 and 20:30              | 2026-11-21T20:30 | - \
                | FREQ=DAILY;BYHOUR=8;BYMINUTE=0 FREQ=DAILY;BYHOUR=20;BYMINUTE=30
                pills daily 8:00 and 20:30 3 times      | 2026-11-21T20:30 | - \
                | FREQ=DAILY;BYHOUR=8;BYMINUTE=0;UNTIL=20261122T193000Z \
                FREQ=DAILY;BYHOUR=20;BYMINUTE=30;UNTIL=20261122T193000Z
                """)
        void areAllOfThem(String line, String start, String dates, String rules) {
            var reading = read(line);

            assertEquals(start, start(reading));
            assertEquals(dates, dates(reading));
            assertEquals(rules, rules(reading));
            assertEquals(List.of(), reading.doubts());
            assertEquals("pills", reading.title());
        }
    }

    @Nested
    class ARangeOfTimes {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                review next monday 9-10am             | 2026-11-23T09:00 | PT1H
                review next monday 11-1pm             | 2026-11-23T11:00 | PT2H
                review next monday from 9 to 17       | 2026-11-23T09:00 | PT8H
                review next monday 9:00 - 10:30       | 2026-11-23T09:00 | PT1H30M
                review monday between noon and 2pm    | 2026-11-23T12:00 | PT2H
                """)
        void beginsWithTheFirstAndLastsUntilTheOther(String line, String start, String span) {
            var reading = read(line);

            assertEquals(start, start(reading));
            assertEquals(span, reading.schedule().orElseThrow().span().text());
            assertEquals(List.of(), reading.doubts());
            assertEquals("review", reading.title());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                stretch every 90 minutes between 9 and 17 \
                | FREQ=DAILY;BYHOUR=9,12,15;BYMINUTE=0 FREQ=DAILY;BYHOUR=10,13,16;BYMINUTE=30
                stretch every hour from 9 to 12           | FREQ=DAILY;BYHOUR=9,10,11,12
                stretch every 2 hours between 9am and 5pm on weekdays \
                | FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9,11,13,15,17
                stretch every 30 min between 22:00 and 23:00 \
                | FREQ=DAILY;BYHOUR=22,23;BYMINUTE=0 FREQ=DAILY;BYHOUR=22;BYMINUTE=30
                """)
        void boundsWhatRepeatsWithinADay(String line, String rules) {
            var reading = read(line);

            assertEquals(rules, rules(reading));
            assertEquals(List.of(), reading.doubts());
            assertEquals("stretch", reading.title());
        }
    }

    @Nested
    class AfterDone {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                water every 3 days after done        | 2026-11-22       | P3D
                water every 2 weeks after it's done  | 2026-11-22       | P2W
                water every 4 hours after completion | 2026-11-21T13:30 | PT4H
                water every! 3 days 18:00            | 2026-11-21T18:00 | P3D
                """)
        void countsFromThere(String line, String start, String span) {
            var reading = read(line);

            assertEquals(start, start(reading));
            assertEquals(Optional.of(span), reading.afterDone().map(Span::text));
            assertEquals(reading.afterDone(), reading.over(Details.of("")).afterDone());
            assertEquals("-", rules(reading));
            assertEquals(List.of(), reading.doubts());
            assertEquals("water", reading.title());
        }

        @Test
        void isNotUnderstoodOfAMonth() {
            assertEquals(
                    List.of(new Doubt(Kind.NOT_UNDERSTOOD, "after done")),
                    read("water every month after done").doubts());
        }
    }

    @Nested
    class Exceptions {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                gym mo,we,fr 18:00 except 24 dec             | FREQ=WEEKLY;BYDAY=MO,WE,FR | 2026-12-24
                gym every day 9:00 except 24.12. and 26.12.  | FREQ=DAILY                 | 2026-12-24 2026-12-26
                gym every day except sundays 9:00            | FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA | -
                gym every weekday except friday 9:00         | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH      | -
                gym every hour except on weekends            | FREQ=HOURLY;BYDAY=MO,TU,WE,TH,FR   | -
                """)
        void areLeftOut(String line, String rules, String days) {
            var reading = read(line);

            assertEquals(rules, rules(reading));
            assertEquals(
                    days,
                    orDash(reading.schedule().orElseThrow().exceptions().stream()
                            .map(day -> day.local().toLocalDate().toString())));
            assertEquals(List.of(), reading.doubts());
            assertEquals("gym", reading.title());
        }

        @Test
        void areNotTheFirstDate() {
            assertEquals("2026-11-23", start(read("gym every day except tomorrow")));
        }
    }

    @Nested
    class AnHourOfTheNight {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                dentist tomorrow at 3 | 2026-11-22T03:00 | at 3
                call at 5 o'clock     | 2026-11-22T05:00 | at 5 o'clock
                call 5 o'clock        | 2026-11-22T05:00 | 5 o'clock
                pills at 4 and 5      | 2026-11-22T04:00 | at 4 and 5
                """)
        void isDoubtedWhereItMayBeTheAfternoon(String line, String start, String piece) {
            var reading = read(line);

            assertEquals(start, start(reading));
            assertEquals(List.of(new Doubt(Kind.AT_NIGHT, piece)), reading.doubts());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"x at 3am", "x at 3:00", "x at 3 at night", "x at 3 in the afternoon", "x at 7", "x at 0"})
        void isNotDoubtedWhereItIsSaid(String line) {
            assertEquals(List.of(), read(line).doubts());
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
                beer last friday of every month 16:00    | 2026-11-27T16:00 | FREQ=MONTHLY;BYDAY=-1FR
                yoga first monday every month 6pm        | 2026-12-07T18:00 | FREQ=MONTHLY;BYDAY=1MO
                rent every month on the first monday     | 2026-12-07       | FREQ=MONTHLY;BYDAY=1MO
                rent last day of the month               | 2026-11-30       | FREQ=MONTHLY;BYMONTHDAY=-1
                rent on the 1st of every 3 months        | 2026-12-01       | FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1
                sale every last friday of november       | 2026-11-27       | FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR
                gym mo,we,fr 18:00                       | 2026-11-23T18:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR
                board every 1st and 3rd tuesday          | 2026-12-01       | FREQ=MONTHLY;BYDAY=1TU,3TU
                gym mon wed fri 18:00                    | 2026-11-23T18:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR
                gym mo we fr 18:00                       | 2026-11-23T18:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR
                work from monday to friday at 9:30       | 2026-11-23T09:30 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                trash every tuesday night                | 2026-11-24T18:00 | FREQ=WEEKLY;BYDAY=TU
                pills every 6 hrs                        | 2026-11-21T15:30 | FREQ=HOURLY;INTERVAL=6
                gym every day but sunday                 | 2026-11-23       | FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA
                gym tue/thu 18:00                        | 2026-11-24T18:00 | FREQ=WEEKLY;BYDAY=TU,TH
                plants every 2nd day 19:00               | 2026-11-21T19:00 | FREQ=DAILY;INTERVAL=2
                plants every third week                  | 2026-11-22       | FREQ=WEEKLY;INTERVAL=3
                backup from 22:00 every day              | 2026-11-21T22:00 | FREQ=DAILY
                gym tue, thu 18:00                       | 2026-11-24T18:00 | FREQ=WEEKLY;BYDAY=TU,TH
                gym mondays 18:00                        | 2026-11-23T18:00 | FREQ=WEEKLY;BYDAY=MO
                jog mon-fri 7:00                         | 2026-11-23T07:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                jog on weekends 10:00                    | 2026-11-21T10:00 | FREQ=WEEKLY;BYDAY=SA,SU
                bins biweekly on thursday                | 2026-11-26       | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
                bins every fortnight                     | 2026-11-22       | FREQ=WEEKLY;INTERVAL=2
                tax quarterly on the 1st                 | 2026-12-01       | FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1
                pills once a day 10:00                   | 2026-11-21T10:00 | FREQ=DAILY
                look every 2 hours on weekdays           | 2026-11-23T09:00 \
                | FREQ=HOURLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR
                pills every day 10:00 five times         | 2026-11-21T10:00 | FREQ=DAILY;COUNT=5
                pills every day 10:00, 5 times in all    | 2026-11-21T10:00 | FREQ=DAILY;COUNT=5
                pills every day at 9 until Friday        | 2026-11-22T09:00 | FREQ=DAILY;UNTIL=20261127T225959Z
                pills every day at 9 through friday      | 2026-11-22T09:00 | FREQ=DAILY;UNTIL=20261127T225959Z
                pills every day at 9 from 1 Dec to 4 Dec | 2026-12-01T09:00 | FREQ=DAILY;UNTIL=20261204T225959Z
                jog every weekday morning at 7           | 2026-11-23T07:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                look every hour and a half               | 2026-11-21T11:00 | FREQ=MINUTELY;INTERVAL=90
                look every half hour                     | 2026-11-21T10:00 | FREQ=MINUTELY;INTERVAL=30
                look every quarter of an hour            | 2026-11-21T09:45 | FREQ=MINUTELY;INTERVAL=15
                look every 1.5 hours                     | 2026-11-21T11:00 | FREQ=MINUTELY;INTERVAL=90
                look every two and a half hours          | 2026-11-21T12:00 | FREQ=MINUTELY;INTERVAL=150
                look every hour until 17:00              | 2026-11-21T10:30 | FREQ=HOURLY;UNTIL=20261121T160000Z
                pills every day 10:00 until 1 March      | 2026-11-21T10:00 | FREQ=DAILY;UNTIL=20270301T225959Z
                """)
        void isARule(String line, String start, String rule) {
            var reading = read(line);

            assertEquals(start, start(reading));
            assertEquals(rule, rules(reading));
            assertEquals(List.of(), reading.doubts());
            assertEquals(line.split(" ")[0], reading.title());
        }
    }

    @Nested
    class AMonthAlone {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                review every monday 10am starting jan 2027  | 2027-01-04T10:00
                review every monday 10am from jan 2027      | 2027-01-04T10:00
                review every monday 10am starting in january | 2027-01-04T10:00
                review every monday from january at 10am    | 2027-01-04T10:00
                review starting march 2028 every monday 9:30 | 2028-03-06T09:30
                review every month beginning december       | 2026-12-01
                review every day from november 10:00        | 2027-11-01T10:00
                review every 2 hours starting in dec        | 2026-12-01T09:00
                """)
        void isItsFirstDayWhereARepetitionStarts(String line, String start) {
            var reading = read(line);

            assertEquals(start, start(reading));
            assertEquals("review", reading.title());
            assertEquals(List.of(), reading.doubts());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                pills every day 10:00 until jan 2027              | FREQ=DAILY;UNTIL=20270131T225959Z
                pills every day 10:00 until november              | FREQ=DAILY;UNTIL=20261130T225959Z
                pills every day until february 10:00              | FREQ=DAILY;UNTIL=20270228T225959Z
                pills every day 10:00 from jan 2027 until march   | FREQ=DAILY;UNTIL=20270331T215959Z
                pills every day 10:00 through the end of january  | FREQ=DAILY;UNTIL=20270131T225959Z
                """)
        void isItsLastDayWhereARepetitionEnds(String line, String rule) {
            var reading = read(line);

            assertEquals(rule, rules(reading));
            assertEquals("pills", reading.title());
            assertEquals(List.of(), reading.doubts());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                send invoices from january every friday | send invoices from january
                file reports from march tomorrow        | file reports from march
                """)
        void isOfTheTitleWhereItStandsBeforeWhatRepeatsOrNothingDoes(String line, String title) {
            var reading = read(line);

            assertEquals(title, reading.title());
            assertEquals(List.of(), reading.doubts());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                call tomorrow starting january            | starting january
                call every monday from jan to march       | from jan
                """)
        void isSaidNotToBeUnderstoodWhereNothingComesOfIt(String line, String doubt) {
            assertEquals(
                    List.of(doubt),
                    read(line).doubts().stream().map(Doubt::text).toList());
        }
    }

    @Nested
    class ALengthOfARepetition {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                pills every day at 9 for 5 days                | 5  | 2026-11-26T09:00
                pills every day at 9 for the next 5 days       | 5  | 2026-11-26T09:00
                pills every day at 9 for a week                | 7  | 2026-11-28T09:00
                pills for two weeks every day at 9             | 14 | 2026-12-05T09:00
                pills daily at 9 for 7 days starting monday    | 7  | 2026-11-29T09:00
                pills at 8 and 20 every day for 5 days         | 10 | 2026-11-26T08:00
                pills every 8 hours for 5 days                 | 15 | 2026-11-26T09:30
                pills every 30 minutes for 2 hours             | 4  | 2026-11-21T11:30
                pills every 2 days for 10 days                 | 5  | 2026-11-30T00:00
                pills every friday at 17 for 3 weeks           | 3  | 2026-12-11T17:00
                pills every month on the 1st for a year        | 12 | 2027-11-01T00:00
                """)
        void endsItAfterAsManyAsItMeans(String line, int count, String last) {
            var reading = read(line);

            var dates = Recurrences.of(reading.schedule().orElseThrow(), BERLIN).first(100).stream()
                    .map(date -> date.start().local().toString())
                    .toList();
            assertEquals(count, dates.size());
            assertEquals(last, dates.getLast());
            assertEquals(List.of(), reading.doubts());
            assertEquals("pills", reading.title());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                meditate for 20 min every day at 10    | meditate for 20 min
                gym for 2 hours every day at 10        | gym for 2 hours
                nap for 1 hour every 3 hours           | nap for 1 hour
                plan the month for a week every month  | plan the month for a week
                buy food for 2 weeks every week        | buy food for 2 weeks
                """)
        void isOfWhatIsToBeDoneWhereItIsNoLongerThanThePauseOrStandsElsewhere(String line, String title) {
            var reading = read(line);

            assertEquals(title, reading.title());
            assertFalse(rules(reading).contains("UNTIL"), reading::toString);
        }
    }

    @Nested
    class Nagging {
        @Test
        void hasAPaceAndAnEnd() {
            var reading = read("pay rent every friday 17:00 nag every 5 min until 18:00");

            assertEquals("pay rent", reading.title());
            assertEquals("2026-11-27T17:00", start(reading));
            assertEquals("FREQ=WEEKLY;BYDAY=FR", rules(reading));
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

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "buy 3 apples",
                    "read pages 9-10",
                    "install 1.2.3",
                    "meditate for 20 min",
                    "send monday's report",
                    "ask once more",
                    "finish the first draft",
                    "call April",
                    "walk to 5 Elm Street"
                })
        void isNotDoubtedForANumberOrANameThatIsNoTime(String title) {
            assertEquals(List.of(), read(title + " 10:00").doubts());
            assertEquals(title, read(title + " 10:00").title());
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

            assertEquals("FREQ=WEEKLY;BYDAY=MO,FR", rules(read(line)));
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
                call in -5 min                    | in -5 min
                party 30.02.2027                  | 30.02.2027
                pills twice a day                 | twice a day
                pills 3 times a day               | 3 times a day
                meeting 10:00 15 min before       | 15 min before
                rest bimonthly                    | bimonthly
                stretch every 7 min between 9 and 17 | between 9 and 17
                stretch every hour from 22 to 6   | from 22 to 6
                pills at 8 and 9pm                | at 8
                report last friday                | last friday
                plan first monday of next month   | first monday
                ski in december                   | in december
                pay end of the month              | end of the month
                walk tomorrow afternoon           | in the afternoon
                walk half past 5                  | half past 5
                walk at five                      | at five
                walk 15 Uhr                       | 15 Uhr
                walk 2 hours from now             | 2 hours from now
                meeting tomorrow 9                | 9
                meeting tomorrow 9.30             | 9.30
                lunch tomorrow 12-13              | 12-13
                call next fri 10                  | 10
                vacation until friday             | until
                call before 18:00                 | before
                gym 10:00 except 24 dec           | except 24 dec
                gym every monday except friday    | except friday
                at 17 pick up kids tomorrow       | at 17
                meet tomorrow at 5 Elm Street     | at 5
                call tomorrow at 5 or 6           | at 5
                buy food for 2 weeks every week   | for 2 weeks
                pills for 5 days at 9             | for 5 days
                pills every day at 9 until further notice | until further notice
                pills every day at 9 till christmas       | till christmas
                pay by 17                         | by 17
                call end of next week             | end of
                call monday week                  | week
                """)
        void staysInTheTitleAndIsNamed(String line, String piece) {
            var reading = read(line);

            assertTrue(reading.doubts().contains(new Doubt(Kind.NOT_UNDERSTOOD, piece)), reading::toString);
            assertTrue(reading.title().contains(piece), reading::toString);
            assertFalse(reading.isComplete());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                call at 25:00 | at 25:00
                call on friday or monday 9:00 | monday
                """)
        void isNamedOnce(String line, String piece) {
            assertEquals(
                    List.of(new Doubt(Kind.NOT_UNDERSTOOD, piece)), read(line).doubts());
        }

        @Test
        void isNotTheSameAsATimeThatIsOver() {
            var reading = read("taxes 2020-05-31 12:00");

            assertEquals(List.of(new Doubt(Kind.PAST, "2020-05-31 12:00")), reading.doubts());
        }

        @Test
        void isNotYesterdayWhichIsOver() {
            assertEquals(
                    List.of(new Doubt(Kind.PAST, "2026-11-20 12:00")),
                    read("call bob at noon yesterday").doubts());
        }
    }
}
