package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.icalendar.CalendarFeed.Calendar;
import io.gadfly.icalendar.CalendarFeed.Provenance;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarFeedTest {
    private static final String BAD = "BEGIN:VEVENT\nUID:bad\nDTSTART:20260230\nEND:VEVENT\n";
    private static final String GOOD = "BEGIN:VEVENT\nUID:good\nDTSTART:20270101\nEND:VEVENT\n";

    @TempDir
    private Path folder = Path.of("");

    private Calendar calendar(String name, String events) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n");
        return new Calendar(name, name, file);
    }

    private static Verdict verdict(Kind kind, int line, String uid) {
        return new Verdict(kind, line, uid, "", "", List.of());
    }

    private static CalendarFeed readThrough(Calendar... calendars) throws IOException {
        try (var feed = new CalendarFeed(List.of(calendars), Zone.UTC, String::valueOf)) {
            feed.forEachRemaining(_ -> {});
            return feed;
        }
    }

    @Test
    void itemsThatNothingTellsApartCameInTheOrderOfTheirCalendars() throws IOException {
        var feed = readThrough(calendar("one.ics", GOOD), calendar("two.ics", GOOD));

        assertEquals("one.ics", feed.of(verdict(Kind.ADDED, 3, "good")).calendar());
        assertEquals("two.ics", feed.of(verdict(Kind.REFUSED, 3, "good")).calendar());
    }

    @Test
    void eachCalendarBeginsWithItsName() throws IOException {
        try (var feed = new CalendarFeed(
                List.of(calendar("one.ics", GOOD), calendar("none.ics", ""), calendar("two.ics", BAD)),
                Zone.UTC,
                String::valueOf)) {
            var names = new ArrayList<String>();
            feed.forEachRemaining(incoming -> {
                switch (incoming) {
                    case Incoming.Beginning(var calendar) -> names.add(calendar);
                    case Incoming.Item item -> names.add(item.uid());
                    case Incoming.Refused refused -> names.add(refused.uid());
                    case Incoming.Instance _, Incoming.Remark _ -> {}
                }
            });

            assertEquals(List.of("one.ics", "good", "none.ics", "two.ics", "bad"), names);
        }
    }

    @Test
    void anItemIsOfTheCalendarThatItsVerdictNames() throws IOException {
        var feed = readThrough(calendar("one.ics", BAD), calendar("two.ics", BAD));

        var verdict = new Verdict(
                Kind.REFUSED,
                new ImportReport.Subject("two.ics", 3, "bad", "", Optional.empty()),
                "no day",
                Set.of(),
                List.of());

        assertEquals(new Provenance("two.ics", BAD), feed.of(verdict));
    }

    @Nested
    class OfTheSameNameInTwoFolders {
        private static final String WORSE = BAD.replace("0230", "0231");

        private List<Calendar> both(String first, String second) throws IOException {
            Files.createDirectories(folder.resolve("home"));
            Files.createDirectories(folder.resolve("work"));
            return Calendar.of(List.of(
                    calendar("home/c.ics", first).file(),
                    calendar("work/c.ics", second).file()));
        }

        @Test
        void eachIsCalledByItsFolder() throws IOException {
            var names = both(GOOD, GOOD).stream().map(Calendar::name).toList();

            assertEquals(List.of("home/c.ics", "work/c.ics"), names);
        }

        @Test
        void oneThatIsAloneIsCalledByItsName() throws IOException {
            assertEquals(
                    "c.ics",
                    Calendar.of(List.of(folder.resolve("home/c.ics")))
                            .getFirst()
                            .name());
        }

        @Test
        void whatIsRefusedIsShownAsItCame() throws IOException {
            try (var desk = new Desk();
                    var feed = new CalendarFeed(both(BAD, WORSE), Zone.UTC, String::valueOf)) {
                var texts = desk.take(feed, ImportOptions.STORE).verdicts().stream()
                        .map(verdict -> feed.of(verdict).text())
                        .toList();

                assertEquals(List.of(BAD, WORSE), texts);
            }
        }

        @Test
        void bothAreNamedThatCannotBeRead() throws IOException {
            var calendars = both("", "");
            for (var calendar : calendars) {
                Files.writeString(calendar.file(), "no calendar");
            }

            var feed = readThrough(calendars.toArray(Calendar[]::new));

            assertEquals(
                    List.of("home/c.ics", "work/c.ics"),
                    List.copyOf(feed.unreadable().keySet()));
        }
    }

    @Nested
    class BehindMoreThanAreRemembered {
        /// Those that are remembered, one more, and one that is refused.
        private static final int READ = ImportReport.MOST_OF_A_KIND * Kind.values().length + 1;

        private static final int LINE_OF_THE_LAST = 3 + (READ - 1) * 4;
        private static final int LINE_OF_THE_BAD = LINE_OF_THE_LAST + 4;

        private Calendar many() throws IOException {
            return calendar("many.ics", GOOD.repeat(READ) + BAD);
        }

        @Test
        void whatIsRefusedIsRememberedAsItCame() throws IOException {
            var feed = readThrough(many(), calendar("other.ics", GOOD));

            assertEquals(new Provenance("many.ics", BAD), feed.of(verdict(Kind.REFUSED, LINE_OF_THE_BAD, "bad")));
        }

        @Test
        void whatIsNotRememberedIsOfNoneOfSeveralCalendars() throws IOException {
            var feed = readThrough(many(), calendar("other.ics", GOOD));

            assertEquals(new Provenance("", ""), feed.of(verdict(Kind.ADDED, LINE_OF_THE_LAST, "good")));
        }

        @Test
        void whatIsNotRememberedIsOfTheOnlyCalendar() throws IOException {
            var feed = readThrough(many());

            assertEquals(
                    "many.ics",
                    feed.of(verdict(Kind.ADDED, LINE_OF_THE_LAST, "good")).calendar());
        }
    }
}
