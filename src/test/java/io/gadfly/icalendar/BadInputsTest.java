package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.BERLIN;
import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Calendars.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.Progress;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calendars that are made to hurt, or broken on the way: a clear word for each, and never a crash. The numbers
/// are those of the list of bad inputs.
@Timeout(60)
class BadInputsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String START = "DTSTART;TZID=Europe/Berlin:20260302T090000";

    private static final String STORED = """
            BEGIN:VEVENT
            UID:stored
            SEQUENCE:1
            SUMMARY:stored before
            DTSTART;TZID=Europe/Berlin:20260401T090000
            RRULE:FREQ=DAILY
            END:VEVENT
            BEGIN:VEVENT
            UID:stored
            RECURRENCE-ID;TZID=Europe/Berlin:20260403T090000
            SUMMARY:stored and moved
            DTSTART;TZID=Europe/Berlin:20260403T100000
            END:VEVENT
            """;

    private final Desk desk = new Desk(NOW.minusSeconds(3_600));
    private ImportReport report = new ImportReport("", List.of(), List.of(), false);
    private List<Changes.Planned> storedBefore = List.of();

    @BeforeEach
    void storeSomething() {
        desk.take(calendar(STORED));
        desk.service()
                .add(Definition.of(Details.of("made here"), Schedule.once(CalendarTime.utc(NOW.plusSeconds(86_400)))));
        storedBefore = desk.planned();
        assertEquals(2, storedBefore.size());
    }

    @AfterEach
    void nothingThatWasStoredHasChanged() {
        var uids =
                storedBefore.stream().map(planned -> planned.reminder().uid()).toList();
        assertEquals(
                storedBefore,
                desk.planned().stream()
                        .filter(planned -> uids.contains(planned.reminder().uid()))
                        .toList());
        desk.close();
    }

    /// What the reader makes of a calendar while it is imported.
    private List<Incoming> read(InputStream in) {
        return switch (CalendarReader.open("test.ics", in, BERLIN)) {
            case CalendarReader.Opened.NotACalendar(var reason) -> throw new AssertionError(reason);
            case CalendarReader.Opened.Calendar(var items) -> {
                var all = new ArrayList<Incoming>();
                report = desk.take(new Noting<>(items, all::add), ImportOptions.STORE);
                yield all;
            }
        };
    }

    private List<Incoming> read(String text) {
        return read(Calendars.stream(text));
    }

    private List<Incoming> readItems(String text) {
        return read(text).stream()
                .filter(incoming -> !(incoming instanceof Incoming.Remark))
                .toList();
    }

    /// Behind which remarks on the whole may stand.
    private static Incoming lastOf(List<Incoming> all) {
        return all.stream()
                .filter(incoming -> !(incoming instanceof Incoming.Remark))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private Incoming.Item readItem(String text) {
        var items = readItems(text);
        assertEquals(1, items.size());
        return assertInstanceOf(Incoming.Item.class, items.getFirst());
    }

    private Incoming.Item readEvent(String... lines) {
        return readItem(event(lines));
    }

    /// Tells each that goes by.
    private record Noting<T>(Iterator<T> items, Consumer<T> listener) implements Iterator<T> {
        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public T next() {
            var item = items.next();
            listener.accept(item);
            return item;
        }
    }

    @Nested
    class Rules {
        @ParameterizedTest(name = "1, 2: from {0}")
        @ValueSource(strings = {"20260302T090000", "19700101T000000"})
        void everySecondForEverIsSwitchedOffUntilTheUserAgrees(String start) {
            var item = readEvent("DTSTART;TZID=Europe/Berlin:" + start, "RRULE:FREQ=SECONDLY");

            assertEquals(Reminder.Status.DISABLED, item.status());
            assertEquals(
                    List.of("It would come more often than every hour, and is switched off until you say yes."),
                    item.notes());
            assertInstanceOf(Next.At.class, next(item));
            assertEquals(Optional.empty(), desk.nextFireAt("1"));
        }

        @ParameterizedTest(name = "3, 4, 5, 8: {0}")
        @ValueSource(
                strings = {
                    "FREQ=SECONDLY;COUNT=2147483647",
                    "FREQ=DAILY;COUNT=2147483648",
                    "FREQ=DAILY;COUNT=0",
                    "FREQ=DAILY;COUNT=-1",
                    "FREQ=DAILY;INTERVAL=0",
                    "FREQ=DAILY;INTERVAL=-1",
                    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2147483647"
                })
        void impossibleNumbersAreRefusedAndNeverDropped(String rule) {
            assertEquals(rule.replaceFirst(".*;", ""), refused(rule).reason().replaceFirst(".*: ", ""));
        }

        @ParameterizedTest(name = "10, 11: {0}")
        @ValueSource(strings = {"", ";BYSETPOS=-1"})
        void aRuleThatMultipliesItsListsIsRefused(String end) {
            String rule = "FREQ=YEARLY;BYMONTHDAY=" + list(1, 31) + ";BYHOUR=" + list(0, 23) + ";BYMINUTE="
                    + list(0, 59) + ";BYSECOND=" + list(0, 59) + end;

            assertTrue(refused(rule).reason().startsWith("The rule is too much work, or has too many instances"));
        }

        @Test
        void number6AnIntervalOfTwoBillionYearsHasNoNextDateInTheCalendar() {
            var item = readEvent(START, "RRULE:FREQ=YEARLY;INTERVAL=2147483647");

            assertInstanceOf(Next.BeyondRange.class, nextAfterStart(item));
            assertEquals(List.of("Its next date lies beyond the year 9999."), item.notes());
            assertEquals(List.of(Kind.ADDED), Desk.kinds(report));
        }

        @ParameterizedTest(name = "7, 9: {0}")
        @ValueSource(
                strings = {
                    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366"
                })
        void aDateThatNeverComesIsToldAtOnce(String rule) {
            var item = readEvent(START, "RRULE:" + rule);

            assertInstanceOf(Next.Never.class, nextAfterStart(item));
            assertEquals(Reminder.Status.DISABLED, desk.get("1").status());
            assertEquals(
                    List.of("Its rule never gives a date, such as 30 February; it is kept, but switched off."),
                    item.notes());
        }

        @Test
        void number12AListOfTheSameDayTenThousandTimesIsOneDay() {
            String days = String.join(",", Collections.nCopies(10_000, "MO"));

            var item = readEvent(START, "RRULE:FREQ=WEEKLY;BYDAY=" + days);

            var rule = item.definition().schedule().orElseThrow().rules().getFirst();
            assertEquals(1, rule.by().days().size());
        }

        @Test
        void number13ARuleThatEndsBeforeItBeginsHasEnded() {
            var item = readEvent(START, "RRULE:FREQ=DAILY;UNTIL=20250101T000000Z");

            assertInstanceOf(Next.Ended.class, nextAfterStart(item));
            assertEquals(List.of("Its rule ends before it begins, so that it never comes."), item.notes());
            assertEquals(List.of(Kind.PAST), Desk.kinds(report));
            assertEquals(Optional.empty(), desk.nextFireAt("1"));
        }

        @Test
        void number14TheWholeCalendarFromYearOneToTheLast() {
            var item = readEvent("DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY;UNTIL=99991231T000000Z");

            assertInstanceOf(Next.At.class, next(item));
        }

        @ParameterizedTest(name = "15: {0}")
        @ValueSource(strings = {"00000000", "20260230", "20260230T090000"})
        void aStartThatDoesNotExistIsRefused(String start) {
            var refused = assertInstanceOf(
                    Incoming.Refused.class, readItems(event("DTSTART:" + start)).getFirst());

            assertEquals("There is no such date or time: " + start, refused.reason());
        }

        @ParameterizedTest(name = "15: [{0}]")
        @ValueSource(strings = {"", " "})
        void anEmptyStartIsSaidToBeEmpty(String start) {
            var refused = assertInstanceOf(
                    Incoming.Refused.class, readItems(event("DTSTART:" + start)).getFirst());

            assertEquals("Its date or time is empty.", refused.reason());
        }

        private Incoming.Refused refused(String rule) {
            var neighbours = calendar("BEGIN:VEVENT\r\nUID:bad\r\n" + START + "\r\nRRULE:" + rule
                    + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:good\r\n" + START + "\r\nEND:VEVENT\r\n");
            var incoming = readItems(neighbours);
            assertEquals(
                    "good",
                    assertInstanceOf(Incoming.Item.class, incoming.getLast()).uid());
            return assertInstanceOf(Incoming.Refused.class, incoming.getFirst());
        }

        private static String list(int from, int to) {
            return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining(","));
        }

        private static Next next(Incoming.Item item) {
            return Recurrences.of(item.definition().schedule().orElseThrow(), BERLIN)
                    .after(NOW);
        }

        private static Next nextAfterStart(Incoming.Item item) {
            var schedule = item.definition().schedule().orElseThrow();
            return Recurrences.of(schedule, BERLIN).after(schedule.start().in(BERLIN));
        }
    }

    @Nested
    class Alarms {
        @Test
        void number16OfTenThousandAHundredAreKept() {
            String alarms = IntStream.range(0, 10_000)
                    .mapToObj(minute -> "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT" + minute + "M\r\nEND:VALARM")
                    .collect(Collectors.joining("\r\n"));

            var item = readEvent(START, alarms, "SUMMARY:after them");

            assertEquals(100, item.definition().alarms().size());
            assertEquals("after them", item.definition().details().title());
            assertEquals(List.of("Only the first 100 of 10000 alarms were kept."), item.notes());
        }

        @Test
        void number17RepetitionsAreCapped() {
            var item = alarm("ACTION:DISPLAY", "TRIGGER:PT0S", "REPEAT:2147483647", "DURATION:PT1S");

            var nag = item.definition().alarms().getFirst().nag().orElseThrow();
            assertEquals(101, nag.max().orElseThrow());
            assertEquals(List.of("Line 7: the alarm repeats 100 times instead of 2147483647."), item.notes());
        }

        @Test
        void number18ATriggerBeyondTimeIsDroppedAndTheEventKept() {
            var item = alarm("ACTION:DISPLAY", "TRIGGER:-P999999999999W");

            assertEquals(List.of(), item.definition().alarms());
            assertEquals(
                    List.of("Line 7: the alarm was dropped, because its TRIGGER cannot be read: -P999999999999W"),
                    item.notes());
        }

        @Test
        void number19AProgramIsNotRun() {
            var item = alarm("ACTION:PROCEDURE", "TRIGGER:PT0S", "ATTACH:/bin/sh -c 'touch /tmp/x'");

            assertSpeaksOnly(item, "PROCEDURE");
        }

        @Test
        void number20AMailIsNotSent() {
            var item =
                    alarm("ACTION:EMAIL", "TRIGGER:PT0S", "ATTENDEE:mailto:a@example.org", "ATTACH:file:///etc/passwd");

            assertSpeaksOnly(item, "EMAIL");
        }

        private static void assertSpeaksOnly(Incoming.Item item, String action) {
            assertEquals(List.of(Alarm.of(Trigger.AT_START)), item.definition().alarms());
            assertEquals(
                    List.of("Line 7: the action " + action + " is never run here; the alarm only speaks."),
                    item.notes());
        }

        private Incoming.Item alarm(String... lines) {
            return readEvent(START, "BEGIN:VALARM", String.join("\r\n", lines), "END:VALARM");
        }
    }

    @Nested
    class Attachments {
        @ParameterizedTest(name = "21, 22: {0}")
        @ValueSource(
                strings = {
                    "ATTACH;FILENAME=../../.config/autostart/x.desktop;ENCODING=BASE64;VALUE=BINARY:AAAA",
                    "ATTACH:\\\\\\\\server\\\\share\\\\x",
                    "URL:javascript:alert(1)"
                })
        void areTextAndNothingElse(String line) {
            var item = readEvent(START, line);

            assertTrue(item.origin().rawText().contains(line + "\n"));
            assertEquals("", item.definition().details().notes());
        }

        @Test
        void number23SixtyFourMegabytesAreDroppedAndSaid() {
            var items = read(around("ATTACH;ENCODING=BASE64;VALUE=BINARY:", 64 << 20, "A"));

            var item = assertInstanceOf(Incoming.Item.class, items.getLast());
            assertEquals(List.of("Line 5: ATTACH is longer than 64 KB and was dropped."), item.notes());
            assertEquals("after", item.definition().details().title());
        }
    }

    @Nested
    class Lines {
        @Test
        void number24OfALineOfTwentyMegabytesTheBeginningIsKept() {
            var items = read(around("DESCRIPTION:", 20 << 20, "x"));

            var item = assertInstanceOf(Incoming.Item.class, items.getLast());
            assertEquals(
                    List.of("Line 5: DESCRIPTION is longer than 64 KB; the rest of it was dropped."), item.notes());
            assertEquals(
                    (64 << 10) - "DESCRIPTION:".length(),
                    item.definition().details().notes().length());
        }

        @Test
        void number24AMillionFoldsAreOneLine() {
            var items = read(around("DESCRIPTION:", 4_000_000, "x\r\n "));

            assertInstanceOf(Incoming.Item.class, items.getLast());
        }

        @Test
        void number25TenThousandNestedComponentsAreTooDeep() {
            String nested = "BEGIN:X\r\n".repeat(10_000) + "END:X\r\n".repeat(10_000);

            var incoming = readItems(calendar(nested + "BEGIN:VTODO\r\nUID:good\r\nEND:VTODO\r\n"));

            var refused = assertInstanceOf(Incoming.Refused.class, incoming.getFirst());
            assertEquals("Line 14: components are nested more than 10 deep.", refused.reason());
            assertEquals(
                    "good",
                    assertInstanceOf(Incoming.Item.class, incoming.getLast()).uid());
        }

        @Test
        void number26WhatComesBeforeAFaultIsRead() {
            var incoming = readItems("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n" + START
                    + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n" + START
                    + "\r\nATTENDEE;CN=\"A:mailto:a@example.org\r\nSUMMARY:cut");

            assertEquals(2, incoming.size());
            var last = assertInstanceOf(Incoming.Item.class, incoming.getLast());
            assertEquals("cut", last.definition().details().title());
            assertEquals(
                    List.of(
                            "The file ends at line 10 before END:VEVENT; it was put there.",
                            "Line 9: a quotation mark is not closed; it was read as if it ended with the value: ;CN=\"A"),
                    last.notes());
        }

        @Test
        void number27OfTenThousandParametersAHundredCount() {
            String parameters = IntStream.range(0, 10_000)
                    .mapToObj(number -> ";X-" + number + "=1")
                    .collect(Collectors.joining());

            var item = readEvent(START, "SUMMARY" + parameters.substring(0, 60_000) + ":many");

            assertEquals("many", item.definition().details().title());
            assertEquals(1, item.notes().size());
            assertTrue(
                    item.notes().getFirst().matches("Line 7: only the first 100 of \\d{4} parameters were read\\."),
                    () -> "" + item.notes());
        }
    }

    @Nested
    class Zones {
        @Test
        void number28AZoneThatChangesEverySecondIsNotBuilt() {
            var items = read(calendar(zone("Own", "RRULE:FREQ=SECONDLY") + zonedEvent("Own")));

            var item = assertInstanceOf(Incoming.Item.class, items.getLast());
            assertEquals(List.of("Nobody knows the time zone Own; Europe/Berlin was taken for it."), item.notes());
        }

        @Test
        void number29OfFiveThousandZonesFiftyAreRead() {
            String zones = IntStream.range(0, 5_000)
                    .mapToObj(number -> zone("Own" + number, ""))
                    .collect(Collectors.joining());

            var items = read(calendar(zones + zonedEvent("Own3")));

            var item = assertInstanceOf(Incoming.Item.class, lastOf(items));
            assertEquals(List.of(), item.notes());
            assertTrue(items.stream()
                    .anyMatch(incoming -> incoming instanceof Incoming.Remark(int _, var text, boolean isCut)
                            && text.equals("Only the first 50 definitions of time zones were read.")));
        }

        @Test
        void number30AZoneThatIsKnownIsNotRedefined() {
            var items = read(calendar(zone("Europe/Berlin", "") + zonedEvent("Europe/Berlin")));

            var item = assertInstanceOf(Incoming.Item.class, lastOf(items));
            assertEquals(
                    Instant.parse("2026-03-02T08:00:00Z"),
                    item.definition().schedule().orElseThrow().start().in(BERLIN));
            assertEquals(
                    List.of("By the calendar's own definition Europe/Berlin is +09:00 then;"
                            + " Europe/Berlin is +01:00, and that was taken."),
                    item.notes());
        }

        @ParameterizedTest(name = "30: {0}")
        @ValueSource(
                strings = {
                    "RRULE:FREQ=DAILY\r\nRDATE;TZID=Europe/Berlin:20260303T090000",
                    "RRULE:FREQ=DAILY\r\nEXDATE;TZID=Europe/Berlin:20260303T090000",
                    "DTEND;TZID=Europe/Berlin:20260303T090000",
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260303T090000"
                })
        void noOtherTimeIsReadOtherwiseThanTheCalendarDefinesItWithoutAWord(String lines) {
            var items = read(calendar(zone("Europe/Berlin", "")
                    + "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T080000Z\r\n" + lines + "\r\nEND:VEVENT\r\n"));

            var note = "By the calendar's own definition Europe/Berlin is +09:00 then;"
                    + " Europe/Berlin is +01:00, and that was taken.";
            switch (lastOf(items)) {
                case Incoming.Item item -> assertEquals(List.of(note), item.notes());
                case Incoming.Instance instance -> assertEquals(List.of(note), instance.notes());
                case Incoming other -> throw new AssertionError(other);
            }
        }

        @ParameterizedTest(name = "31: {0}")
        @ValueSource(strings = {"Nowhere/Land", "../../etc/passwd"})
        void aZoneThatNobodyKnowsIsTheViewersAndSaid(String id) {
            var item = readItem(calendar(zonedEvent(id)));

            assertEquals(
                    List.of("Nobody knows the time zone " + id + "; Europe/Berlin was taken for it."), item.notes());
        }

        @Test
        void number32AWindowsNameNeedsNoDefinition() {
            var start = readItem(calendar(zonedEvent("W. Europe Standard Time")))
                    .definition()
                    .schedule()
                    .orElseThrow()
                    .start();

            assertEquals(Instant.parse("2026-03-02T08:00:00Z"), start.in(io.gadfly.schedule.Zone.UTC));
        }

        @Test
        void number33TheAddressOfAZoneIsText() {
            var items = read(calendar("BEGIN:VTIMEZONE\r\nTZID:Own\r\nTZURL:http://127.0.0.1:1/x\r\nEND:VTIMEZONE\r\n"
                    + zonedEvent("Own")));

            assertEquals(3, items.size());
        }

        @ParameterizedTest(name = "34: {0}")
        @ValueSource(strings = {"", "TZOFFSETFROM:+9959\r\nTZOFFSETTO:+9959\r\nDTSTART:19700101T000000\r\n"})
        void aZoneThatCannotBeBuiltCostsNoEvent(String lines) {
            var items = read(calendar("BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\n" + lines
                    + "END:STANDARD\r\nEND:VTIMEZONE\r\n" + zonedEvent("Own")));

            var item = assertInstanceOf(Incoming.Item.class, items.getLast());
            assertEquals(List.of("Nobody knows the time zone Own; Europe/Berlin was taken for it."), item.notes());
        }

        private static String zone(String id, String rule) {
            return "BEGIN:VTIMEZONE\r\nTZID:" + id + "\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                    + "TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\n" + (rule.isEmpty() ? "" : rule + "\r\n")
                    + "END:STANDARD\r\nEND:VTIMEZONE\r\n";
        }

        private static String zonedEvent(String zone) {
            return "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=" + zone + ":20260302T090000\r\nEND:VEVENT\r\n";
        }
    }

    @Nested
    class Identity {
        @Test
        void number35WithoutStartAndUidItIsSomethingToDoWithAUidFromItsContent() {
            String calendar = calendar("BEGIN:VEVENT\r\nSUMMARY:Some day\r\nEND:VEVENT\r\n");

            var item = readItem(calendar);

            assertTrue(item.definition().schedule().isEmpty());
            assertEquals(32 + "@gadfly".length(), item.uid().length());
            assertEquals(item.uid(), readItem(calendar).uid());
        }

        @Test
        void number36OfTheSameUidAThousandTimesThereIsOneAndOnceMoreChangesNothing() {
            String calendar = calendar(IntStream.range(0, 1_000)
                    .mapToObj(number -> "BEGIN:VEVENT\r\nUID:same\r\nSUMMARY:number " + number + "\r\n" + START
                            + "\r\nEND:VEVENT\r\n")
                    .collect(Collectors.joining()));

            read(calendar);

            assertEquals(1, report.count(Kind.ADDED));
            assertEquals(999, report.count(Kind.REFUSED));
            assertEquals("number 0", desk.get("same").title());
            var state = desk.state();

            read(calendar);

            assertEquals(1, report.count(Kind.UNCHANGED));
            assertEquals(state, desk.state());
        }

        @Test
        void number36OfTheSameInstanceAThousandTimesThereIsOneAndOnceMoreChangesNothing() {
            String instances = IntStream.range(0, 1_000)
                    .mapToObj(number -> "BEGIN:VEVENT\r\nUID:same\r\nRECURRENCE-ID:20260303T080000Z\r\nSUMMARY:number "
                            + number + "\r\nDTSTART:20260303T090000Z\r\nEND:VEVENT\r\n")
                    .collect(Collectors.joining());

            String calendar = calendar("BEGIN:VEVENT\r\nUID:same\r\nDTSTART:20260302T080000Z\r\nRRULE:FREQ=DAILY\r\n"
                    + "END:VEVENT\r\n" + instances);

            read(calendar);

            var exceptional = desk.get("same").definition().exceptional();
            assertEquals(1, exceptional.size());
            assertEquals("number 0", exceptional.getFirst().details().title());
            assertEquals(999, report.count(Kind.REFUSED));
            var state = desk.state();

            read(calendar);

            assertEquals(2, report.count(Kind.UNCHANGED));
            assertEquals(999, report.count(Kind.REFUSED));
            assertEquals(state, desk.state());
        }
    }

    /// So many that a busy machine takes its time for them.
    @Nested
    @Timeout(300)
    class Number37OfAHundredThousandEvents {
        private static final int MANY = 100_000;

        private static InputStream many() {
            return new SequenceInputStream(Collections.enumeration(IntStream.range(0, MANY / 100)
                    .mapToObj(hundred -> Calendars.stream(IntStream.range(0, 100)
                            .mapToObj(number -> "BEGIN:VEVENT\r\nUID:" + (hundred * 100 + number)
                                    + "\r\nDTSTART:20260401T090000Z\r\nEND:VEVENT\r\n")
                            .collect(Collectors.joining())))
                    .toList()));
        }

        private ImportReport take(Progress progress) {
            return desk.take(many(), new ImportOptions(false, Optional.empty(), Optional.empty(), progress));
        }

        @Test
        void eachIsCountedAndAllAreStored() {
            var seen = new AtomicLong();

            report = take(count -> {
                seen.set(count);
                return true;
            });

            assertEquals(MANY, report.count(Kind.ADDED));
            assertEquals(MANY + 1, seen.get());
            assertEquals(MANY + 2, desk.planned().size());
            assertEquals(Optional.of("Import test.ics"), desk.service().undo());
        }

        @Test
        void noneIsStoredWhereTheImportIsCancelled() {
            report = take(count -> count < MANY - 10);

            assertFalse(report.stored());
            assertEquals(2, desk.planned().size());
            assertEquals(List.of(), desk.service().fires());
        }
    }

    @ParameterizedTest(name = "38: {0}")
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\u001b[31mred",
                "a\u0000b",
                "\u202egpj.exe",
                "=HYPERLINK(\"http://x\")",
                "'; DROP TABLE reminder; --",
                "x;INIT=RUNSCRIPT FROM 'http://x'"
            })
    void hostileTextIsKeptAsItIsAndExportedQuoted(String text) {
        var item = readEvent(START, "SUMMARY:" + text.replace(";", "\\;"));

        assertEquals(text, item.definition().details().title());
        var exported = Calendars.write(Calendars.reminder(item), AlarmAnswers.NONE);
        assertTrue(exported.chars().noneMatch(c -> c < ' ' && c != '\r' && c != '\n'), exported);
        assertTrue(
                exported.contains("SUMMARY:" + TextValue.escape(TextValue.withoutControls(text)) + "\r\n"), exported);
        var again = Calendars.readItem(exported);
        assertEquals(text, again.definition().details().title());
        assertEquals(exported, Calendars.write(Calendars.reminder(again), AlarmAnswers.NONE));
    }

    @Nested
    class Files {
        @Test
        void number39AnEmptyFile() {
            assertEquals("The file is empty.", reason(new byte[0]));
        }

        @Test
        void number39FourMegabytesOfZeros() {
            assertEquals(
                    "The file holds nothing but zeros: it is damaged, or not a calendar.", reason(new byte[4 << 20]));
        }

        @Test
        void number39RandomBytes() {
            byte[] bytes = new byte[1 << 20];
            new Random(1).nextBytes(bytes);

            assertEquals("This is a binary file, not a calendar.", reason(bytes));
        }

        @Test
        void number39ACompressedFile() throws IOException {
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(event(START).getBytes(StandardCharsets.UTF_8));
            }

            assertEquals(
                    "This is a compressed file (gzip), not a calendar: unpack it first.", reason(out.toByteArray()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
        void number39Utf16WithoutAMarkIsReadInLowerCaseToo(String charset) {
            byte[] file = event(START, "SUMMARY:Grüße").toLowerCase(Locale.ROOT).getBytes(Charset.forName(charset));

            var items = read(new ByteArrayInputStream(file));

            assertEquals(new Incoming.Remark(1, "The file is in UTF-16 and was read as such."), items.getFirst());
            assertEquals(
                    "grüße",
                    assertInstanceOf(Incoming.Item.class, lastOf(items))
                            .definition()
                            .details()
                            .title());
        }

        @Test
        void number39Utf16IsRead() {
            byte[] file = event(START, "SUMMARY:Grüße 😀").getBytes(StandardCharsets.UTF_16);

            var items = read(new ByteArrayInputStream(file));

            assertEquals(new Incoming.Remark(1, "The file is in UTF-16 and was read as such."), items.getFirst());
            assertEquals(
                    "Grüße 😀",
                    assertInstanceOf(Incoming.Item.class, lastOf(items))
                            .definition()
                            .details()
                            .title());
        }

        private String reason(byte[] file) {
            return assertInstanceOf(
                            CalendarReader.Opened.NotACalendar.class,
                            CalendarReader.open("bad", new ByteArrayInputStream(file), BERLIN))
                    .reason();
        }
    }

    @Test
    void ofAHundredThousandCategoriesAHundredAreTags() {
        String categories = IntStream.range(0, 100_000)
                .mapToObj(number -> "CATEGORIES:" + number)
                .collect(Collectors.joining("\r\n"));

        var item = readEvent(START, categories);

        assertEquals(100, item.definition().details().tags().size());
        assertEquals(List.of("Only the first 100 categories were taken for tags."), item.notes());
        assertEquals(List.of(Kind.ADDED), Desk.kinds(report));
    }

    @ParameterizedTest(name = "40: {0}")
    @ValueSource(strings = {"EXDATE", "RDATE"})
    void ofAHundredThousandDatesTenThousandAreKept(String property) {
        String dates = IntStream.range(0, 100_000)
                .mapToObj(number -> property + ":20260302T"
                        + "%02d%02d%02d".formatted(number / 3600 % 24, number / 60 % 60, number % 60))
                .collect(Collectors.joining("\r\n"));

        var item = readEvent(START, dates, "SUMMARY:after them");

        var schedule = item.definition().schedule().orElseThrow();
        assertEquals(10_000, schedule.exceptions().size() + schedule.dates().size());
        assertEquals("after them", item.definition().details().title());
        assertTrue(item.notes().stream().anyMatch(note -> note.startsWith("Only the first 10000 of ")));
    }

    /// An event with a line of a huge value before its summary, as a stream.
    private static InputStream around(String line, int length, String filler) {
        var parts = new ArrayList<InputStream>();
        parts.add(Calendars.stream("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n" + START + "\r\n" + line));
        String block = filler.repeat((1 << 16) / filler.length());
        for (int written = 0; written < length; written += block.length()) {
            parts.add(Calendars.stream(block));
        }
        parts.add(Calendars.stream("\r\nSUMMARY:after\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
