package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleWordsTest {
    private static final ScheduleWords WORDS = ScheduleWords.in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                         | every day at 17:00
            FREQ=DAILY;INTERVAL=2;COUNT=10     | every other day at 17:00, 10 times
            FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30 | every day at 09:30 and 17:30
            FREQ=WEEKLY                        | every Friday at 17:00
            FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR   | every weekday at 17:00
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH | every other week on Monday and Thursday at 17:00
            FREQ=MONTHLY                       | every month on the 30th at 17:00
            FREQ=MONTHLY;BYMONTHDAY=1,15,-1    | every month on the 1st, 15th and last day at 17:00
            FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270331 | every last Friday of the month at 17:00, until 31 March 2027
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | every last weekday of the month at 17:00
            FREQ=YEARLY                        | every year on 30 January at 17:00
            FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU  | every last Sunday of October at 17:00
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO   | every year on Monday in week 20 at 17:00
            FREQ=MINUTELY;INTERVAL=90          | every 90 minutes
            FREQ=HOURLY;BYHOUR=9,12            | every hour in the hours 9 and 12
            FREQ=HOURLY;BYMINUTE=0,20          | every hour at minutes 0 and 20
            FREQ=MINUTELY;BYSECOND=30          | every minute at second 30
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU | every other week on Monday and Sunday (weeks start on Sunday) at 17:00
            FREQ=YEARLY;BYDAY=21MO             | every year on 21st Monday at 17:00
            FREQ=YEARLY;BYDAY=-12MO            | every year on 12th to last Monday at 17:00
            FREQ=MONTHLY;BYMONTHDAY=-22        | every month on the 22nd to last day at 17:00
            """)
    void sayARule(String rule, String words) {
        assertEquals(words, WORDS.describe(Rules.schedule(Rules.time("20260130T170000"), rule)));
    }

    @Test
    void sayTheZoneAndTheExceptions() {
        var start = Rules.time("20260130T170000", "Europe/Berlin");
        var schedule = new Schedule(
                start,
                Span.ZERO,
                List.of(Rules.rule("FREQ=DAILY", start)),
                List.of(),
                List.of(RecurrenceDate.of(start)),
                List.of(Rules.time("20260201"), Rules.time("20260203")),
                List.of());

        assertEquals(
                "every day at 17:00, Europe/Berlin, and on one more date, except 1 February 2026 and 3 February 2026",
                WORDS.describe(schedule));
    }

    @Test
    void sayTheMinuteThatTheStartSettlesAndWhatWasMoved() {
        var start = Rules.time("20260130T092000");
        var moved = new Rescheduled(start, Rescheduled.Range.THIS, Rules.time("20260131T100000"), Span.ZERO);
        var schedule = new Schedule(
                start,
                Span.ZERO,
                List.of(Rules.rule("FREQ=HOURLY", start)),
                List.of(),
                List.of(),
                List.of(),
                List.of(moved));

        assertEquals("every hour at minute 20, with one date moved", WORDS.describe(schedule));
    }

    @Test
    void areOfOneLanguageAlsoWhereThereAreNoTextsOfTheirs() {
        assertEquals(
                "every Friday at 17:00",
                ScheduleWords.in(Locale.GERMANY)
                        .describe(Rules.schedule(Rules.time("20260130T170000"), "FREQ=WEEKLY")));
    }

    @Test
    void sayASingleDate() {
        assertEquals(
                "once on Friday, 30 January 2026 at 17:00, Europe/Berlin",
                WORDS.describe(Schedule.once(Rules.time("20260130T170000", "Europe/Berlin"))));
        assertEquals("once on Friday, 30 January 2026", WORDS.describe(Schedule.once(Rules.time("20260130"))));
    }

    @Test
    void doNotDependOnTheMachinesLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(
                    "every 1,000 days at 17:00",
                    ScheduleWords.in(Locale.ENGLISH)
                            .describe(Rules.schedule(Rules.time("20260130T170000"), "FREQ=DAILY;INTERVAL=1000")));
        } finally {
            Locale.setDefault(before);
        }
    }
}
