package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.Reminder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Round trips as a user makes them: into the store, out again, and into another store.
@Timeout(60)
class ThroughTheStoreTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("gadfly.shared", "../shared")).resolve("ics");

    static Stream<String> calendars() throws IOException {
        return SharedCalendarsTest.calendars();
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void whatIsExportedIsStoredElsewhereAsItIsHere(String name) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there are no calendars in " + FOLDER);
        try (var here = new Desk();
                var there = new Desk()) {
            take(here, name);
            var exported = here.export();

            there.take(exported);

            assertEquals(words(here), words(there), exported);
            assertEquals(exported, there.export());
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void theExportOfWhatWasTakenInChangesNothingWhereItCameFrom(String name) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there are no calendars in " + FOLDER);
        try (var desk = new Desk()) {
            take(desk, name);
            var before = desk.state().meaning();
            var exported = desk.export();

            var report = desk.take(exported);

            assertEquals(List.of(), told(report), exported);
            assertEquals(before, desk.state().meaning());
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void everyLineOfWhatIsStoredComesOutAgainAtItsDepth(String name) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there are no calendars in " + FOLDER);
        try (var desk = new Desk()) {
            var report = take(desk, name);

            var missing = lines(read(name), stored(report));
            lines(Calendars.read(desk.export()), _ -> true)
                    .forEach((line, count) -> missing.merge(line, -count, Integer::sum));

            missing.values().removeIf(count -> count <= 0);
            assertEquals(Map.of(), missing);
        }
    }

    /// What repeats from its completion is left out: missed, it starts anew in the store. So is what nags
    /// faster than every minute: elsewhere nobody has agreed to that (see `HostileNagsTest`).
    @Property(tries = 60)
    void whateverTheEditorMakesIsStoredElsewhereAsItIsHere(@ForAll("reminders") Reminder reminder) {
        try (var there = new Desk()) {
            there.take(Calendars.write(reminder, AlarmAnswers.NONE));

            var stored = there.get(reminder.uid());
            assertEquals(reminder.definition(), stored.definition());
            assertEquals(reminder.status(), stored.status());

            assertEquals(List.of(), told(there.take(there.export())));
            assertEquals(reminder.definition(), there.get(reminder.uid()).definition());
        }
    }

    @Provide
    Arbitrary<Reminder> reminders() {
        return new RoundTripTest()
                .reminders()
                .filter(reminder -> reminder.definition().afterDone().isEmpty())
                .filter(reminder -> !nagsFast(reminder.definition()));
    }

    private static boolean nagsFast(Definition definition) {
        var ofAlarms = definition.alarms().stream().flatMap(alarm -> alarm.nag().stream());
        return Stream.concat(Stream.of(definition.nag()), ofAlarms).anyMatch(ThroughTheStoreTest::isFast);
    }

    private static boolean isFast(NagPolicy policy) {
        return switch (policy.pace()) {
            case Pace.Fixed(var every) -> every.toMinutes() < 1;
            case Pace.Tightening(var first, var last) -> first.toMinutes() < 1 || last.toMinutes() < 1;
        };
    }

    private static ImportReport take(Desk desk, String name) throws IOException {
        try (InputStream file = Files.newInputStream(FOLDER.resolve(name))) {
            return desk.take(file, ImportOptions.STORE);
        }
    }

    private static List<Incoming> read(String name) throws IOException {
        try (InputStream file = Files.newInputStream(FOLDER.resolve(name))) {
            return Calendars.read(file);
        }
    }

    /// What is said of all but what is unchanged.
    private static List<ImportReport.Verdict> told(ImportReport report) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.kind() != Kind.UNCHANGED)
                .toList();
    }

    /// All that is stored of the reminders but for numbers that grow.
    private static List<String> words(Desk desk) {
        return desk.state().reminders().stream()
                .sorted(Comparator.comparing(Reminder::uid))
                .map(reminder -> reminder.uid() + ' ' + reminder.status() + ' ' + reminder.definition())
                .toList();
    }

    /// What is in the calendar's components once the import is over: of two under one name the later. An
    /// instance is the same under its name in another zone.
    private static Map<String, Integer> lines(List<Incoming> all, Predicate<Integer> isStored) {
        var latest = new LinkedHashMap<String, Map<String, Integer>>();
        for (Incoming incoming : all) {
            if (isStored.test(incoming.line())) {
                switch (incoming) {
                    case Incoming.Item item ->
                        latest.put(item.uid(), count(item.uid(), item.origin().rawText(), item.notes()));
                    case Incoming.Instance item -> {
                        var name = item.uid() + ' ' + item.time().recurrenceId().in(Calendars.BERLIN);
                        latest.put(name, count(name, item.origin().rawText(), item.notes()));
                    }
                    case Incoming.Beginning _, Incoming.Refused _, Incoming.Remark _ -> {}
                }
            }
        }
        var lines = new HashMap<String, Integer>();
        latest.values().forEach(lines::putAll);
        return lines;
    }

    /// The lines of those items that are stored now: neither refused nor older than what there is.
    private static Predicate<Integer> stored(ImportReport report) {
        var lines = report.verdicts().stream()
                .filter(verdict -> verdict.kind() != Kind.REFUSED && verdict.kind() != Kind.UNCHANGED)
                .map(ImportReport.Verdict::line)
                .collect(Collectors.toSet());
        return lines::contains;
    }

    /// How often each line stands in which components within which; left out is what Gadfly has words of its
    /// own for, and alarms where the notes say that one was dropped.
    private static Map<String, Integer> count(String name, String rawText, List<String> notes) {
        var lines = new HashMap<String, Integer>();
        var isAlarmNamed = notes.stream().anyMatch(note -> note.contains("alarm") && note.contains("dropped"));
        count(Component.ofText(rawText), name, isAlarmNamed, lines);
        return lines;
    }

    private static void count(Component component, String path, boolean isAlarmNamed, Map<String, Integer> lines) {
        for (ContentLine line : component.lines()) {
            if (!isSaidAnew(line.name())) {
                lines.merge(path + ' ' + line, 1, Integer::sum);
            }
        }
        component.parts().stream()
                .filter(part -> !isAlarmNamed || !part.name().equals("VALARM"))
                .forEach(part -> count(part, path + '/' + part.name(), isAlarmNamed, lines));
    }

    private static boolean isSaidAnew(String property) {
        return switch (property) {
            case "UID", "DTSTART", "DTEND", "DUE", "DURATION" -> true;
            case "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "ACKNOWLEDGED" -> true;
            default -> property.startsWith("X-MOZ-LASTACK") || property.startsWith("X-MOZ-SNOOZE-TIME");
        };
    }
}
