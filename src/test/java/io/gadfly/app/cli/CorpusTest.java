package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The dates of public test suites and of python-dateutil, in any locale and system time zone.
class CorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("gadfly.shared", "../shared")).resolve("corpus");

    /// Cases of which another library shares the suite's reading, and we do not.
    private static final Map<String, String> READ_OTHERWISE = Map.of(
            "icaljs:recur_iterator#59",
            "YEARLY;BYMONTHDAY without BYMONTH: RFC 5545's table expands it over all months, not DTSTART's alone",
            "sabre:testValidByWeekNoByDayDefault",
            "YEARLY;BYWEEKNO without BYDAY: the table expands the week; dateutil's suite has all seven days, too",
            "google2445:weeklyOnTuesdayAndThursdayFor5Weeks#1",
            "UNTIL is a date and DTSTART is not: inclusive of that day, not of its midnight only",
            "google2445:lastWeekdayOfFirstWeekOfYear#1",
            "31 December in week 1 of the next year belongs to the old year's period, as in dateutil's suite",
            "google2445:caseThatYieldedDupes#1",
            "WEEKLY;BYMONTHDAY, which RFC 5545 forbids: days of the month replace DTSTART's weekday, as in dateutil's"
                    + " suite");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    private final CommandLineUnderTest gadfly = new CommandLineUnderTest();

    @TempDir
    private Path folder = Path.of("unset");

    private record Case(String id, String confirmed, String line, String expected) {}

    private record Answer(Case suite, String text) {
        boolean isRight() {
            return text.equals(suite.id() + '\t' + suite.expected());
        }

        String report() {
            return suite.line() + "\n  expected " + suite.expected() + "\n  but was " + text;
        }
    }

    @BeforeAll
    static void corpusIsThere() {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS.toAbsolutePath() + ": nothing was compared");
    }

    @BeforeEach
    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void everyCaseThatAnIndependentEngineConfirmsIsRight() {
        assertEquals(List.of(), wrong(suites("independent")));
    }

    @Test
    void everyRandomRuleIsRight() {
        assertEquals(List.of(), wrong(random()));
    }

    @Test
    void casesThatAnotherLibrarySharesAreRightButForReadingsWeDoNotShare() {
        var wrong = answers(suites("agreed"))
                .filter(answer -> !answer.isRight())
                .map(answer -> answer.suite().id());

        assertEquals(
                READ_OTHERWISE.keySet().stream().sorted().toList(),
                wrong.sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "fa-IR", "tr-TR"})
    void theLocaleChangesNothing(String tag) {
        var before = answers();

        Locale.setDefault(Locale.forLanguageTag(tag));

        assertEquals(before, answers());
    }

    @ParameterizedTest
    @CsvSource({"UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"})
    void theSystemZoneChangesNothing(String id) {
        var before = answers();

        TimeZone.setDefault(TimeZone.getTimeZone(id));

        assertEquals(before, answers());
    }

    @Test
    void everyRuleOfTheCorpusIsWrittenAsItIsRead() {
        var rules = new ArrayList<String>();
        Stream.concat(suites(), random()).forEach(suite -> {
            var columns = suite.line().split("\t", -1);
            var start = CalendarTime.parse(columns[1], Zones.find(columns[2]))
                    .toOptional()
                    .orElseThrow();
            for (var text : columns[3].split("\\|")) {
                if (!text.isEmpty()
                        && RecurrenceRule.parse(text, start) instanceof Parsed.Value<RecurrenceRule>(var rule)) {
                    assertEquals(Parsed.of(rule), RecurrenceRule.parse(rule.text(), start), text);
                    rules.add(text);
                }
            }
        });
        assertTrue(rules.size() > 2_000);
    }

    private List<String> answers() {
        return answers(Stream.concat(suites(), random())).map(Answer::text).toList();
    }

    /// What the command line answers, line by line.
    private Stream<Answer> answers(Stream<Case> cases) {
        var all = cases.toList();
        try {
            var file = Files.write(
                    folder.resolve("cases.tsv"), all.stream().map(Case::line).toList());
            var lines = gadfly.run("occurrences", "--batch", file.toString())
                    .out()
                    .lines()
                    .toList();
            assertEquals(all.size(), lines.size());
            return IntStream.range(0, all.size()).mapToObj(index -> new Answer(all.get(index), lines.get(index)));
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private List<String> wrong(Stream<Case> cases) {
        return answers(cases)
                .filter(answer -> !answer.isRight())
                .map(Answer::report)
                .toList();
    }

    private static Stream<Case> suites(String confirmed) {
        return suites().filter(suite -> suite.confirmed().equals(confirmed));
    }

    private static Stream<Case> suites() {
        return lines("recurrence.tsv").map(column -> {
            var line = String.join("\t", column[0], column[3], column[4], column[5], column[6], column[7], column[8]);
            return new Case(column[0], column[1], line + '\t' + limit(column[2], column[9]), column[9]);
        });
    }

    private static Stream<Case> random() {
        return lines("random.tsv").map(column -> {
            var line = String.join("\t", column[0], column[2], column[3], column[4], "", "", "");
            return new Case(column[0], "random", line + '\t' + limit(column[1], column[5]), column[5]);
        });
    }

    /// One more than a complete set has, so that nothing may follow it.
    private static int limit(String complete, String expected) {
        var dates = expected.isEmpty() ? 0 : expected.split(",").length;
        return complete.equals("1") ? dates + 1 : dates;
    }

    private static Stream<String[]> lines(String file) {
        try {
            return Files.readAllLines(CORPUS.resolve(file)).stream().skip(1).map(line -> line.split("\t", -1));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
