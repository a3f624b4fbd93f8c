package io.gadfly.icalendar;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Reminder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads calendars that no one here wrote: vendors' exports, odd zones, broken lines. They are not part of the
/// project; without them the tests say that they were skipped.
@Timeout(60)
class SharedCalendarsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("gadfly.shared", "../shared")).resolve("ics");

    @BeforeAll
    static void needsTheCalendars() {
        assumeTrue(Files.isDirectory(FOLDER), "there are no calendars in " + FOLDER);
    }

    static Stream<String> calendars() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.of("none");
        }
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ics"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void moreThanNineteenOfTwentyYieldEveryEvent() throws IOException {
        var readable = new ArrayList<String>();
        var notWhole = new ArrayList<String>();
        for (String name : calendars().toList()) {
            try (var in = Files.newInputStream(FOLDER.resolve(name))) {
                if (CalendarReader.open(name, in, Calendars.BERLIN)
                        instanceof CalendarReader.Opened.Calendar(var items)) {
                    readable.add(name);
                    var refused = new AtomicBoolean();
                    items.forEachRemaining(item -> refused.compareAndSet(false, item instanceof Incoming.Refused));
                    if (refused.get()) {
                        notWhole.add(name);
                    }
                }
            }
        }

        assertTrue(
                notWhole.size() * 20 < readable.size(),
                () -> "of " + readable.size() + " calendars these lack an event: " + notWhole);
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void everyLineThatWentInIsKeptOrNamed(String name) throws IOException {
        byte[] file = Files.readAllBytes(FOLDER.resolve(name));

        var accounts = new Accounts(Calendars.read(new ByteArrayInputStream(file)));

        assertEquals(List.of(), accounts.missing(file));
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void whatIsExportedIsReadBackAsItWas(String name) throws IOException {
        for (Incoming incoming : Calendars.read(Files.newInputStream(FOLDER.resolve(name)))) {
            if (incoming instanceof Incoming.Item item) {
                String exported = Calendars.write(Calendars.reminder(item), item.answers());

                var again = Calendars.readItem(exported);

                assertEquals(item.definition(), again.definition(), exported);
                assertEquals(item.status(), again.status(), exported);
                assertEquals(item.answers(), again.answers(), exported);
                assertEquals(item.origin().sequence(), again.origin().sequence());
                assertEquals(exported, Calendars.write(Calendars.reminder(again), again.answers()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void aSeriesIsReadBackWithItsInstances(String name) throws IOException {
        var all = Calendars.read(Files.newInputStream(FOLDER.resolve(name)));
        for (Reminder series : Calendars.series(all)) {
            var again = Calendars.series(Calendars.read(Calendars.write(series, AlarmAnswers.NONE)));

            assertEquals(1, again.size());
            assertEquals(series.definition(), again.getFirst().definition());
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void whatGadflyHasNoWordForIsExportedAsItCame(String name) throws IOException {
        for (Incoming incoming : Calendars.read(Files.newInputStream(FOLDER.resolve(name)))) {
            if (incoming instanceof Incoming.Item item) {
                var exported = unfolded(Calendars.write(Calendars.reminder(item), item.answers()));
                var whole = Component.ofText(item.origin().rawText());

                for (ContentLine line : whole.lines()) {
                    assertTrue(exported.contains(line.toString()) || isSaidAnew(line.name()), () -> "lost: " + line);
                }
            }
        }
    }

    private static boolean isSaidAnew(String property) {
        return switch (property) {
            case "UID", "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE" -> true;
            default -> property.startsWith("X-MOZ-LASTACK") || property.startsWith("X-MOZ-SNOOZE-TIME");
        };
    }

    private static Set<String> unfolded(String text) {
        return text.replace("\r\n ", "").lines().collect(toCollection(HashSet::new));
    }

    /// Counts the content lines of a file by other means than the reader's.
    private static final class Accounts {
        /// In a remark on several components.
        private static final Pattern AND_LINES = Pattern.compile("in lines ([0-9, ]+)\\)");

        private final Map<Integer, String> kept = new HashMap<>();
        private final Set<Integer> named = new HashSet<>();
        private final StringBuilder words = new StringBuilder();

        Accounts(List<Incoming> all) {
            for (Incoming incoming : all) {
                switch (incoming) {
                    case Incoming.Beginning _ -> {}
                    case Incoming.Item item -> keep(item.line(), item.origin().rawText(), item.notes());
                    case Incoming.Instance item ->
                        keep(item.line(), item.origin().rawText(), item.notes());
                    case Incoming.Refused refused -> keep(refused.line(), refused.rawText(), List.of());
                    case Incoming.Remark remark -> {
                        named.add(remark.line());
                        AND_LINES
                                .matcher(remark.text())
                                .results()
                                .flatMap(lines -> Arrays.stream(lines.group(1).split(", ")))
                                .forEach(line -> named.add(Integer.valueOf(line)));
                        words.append(remark.text()).append('\n');
                    }
                }
            }
        }

        private void keep(int line, String rawText, List<String> notes) {
            kept.put(line, '\n' + rawText);
            notes.forEach(note -> words.append(note).append('\n'));
        }

        /// The lines that are neither in a raw text nor named.
        List<String> missing(byte[] file) {
            var missing = new ArrayList<String>();
            int component = 0;
            int depth = 0;
            int number = 0;
            for (String line : logicalLines(file)) {
                number = Integer.parseInt(line.substring(0, line.indexOf(' ')));
                String text = line.substring(line.indexOf(' ') + 1);
                boolean begins = text.regionMatches(true, 0, "BEGIN:", 0, 6);
                boolean ends = text.regionMatches(true, 0, "END:", 0, 4);
                boolean calendar =
                        (begins || ends) && text.toUpperCase(Locale.ROOT).contains("VCALENDAR");
                if (begins && !calendar && depth++ == 0) {
                    component = number;
                }
                if (!calendar && !isAccounted(component, number, text)) {
                    missing.add(line);
                }
                if (ends && !calendar && --depth == 0) {
                    component = 0;
                }
            }
            return missing;
        }

        private boolean isAccounted(int component, int number, String text) {
            if (component == 0) {
                return words.indexOf(text.substring(0, Math.min(60, text.length()))) >= 0;
            }
            return named.contains(component)
                    || kept.getOrDefault(component, "").contains('\n' + text + '\n')
                    || words.indexOf("Line " + number + " ") >= 0
                    || words.indexOf("Line " + number + ":") >= 0;
        }

        private static List<String> logicalLines(byte[] file) {
            var bytes = new String(file, StandardCharsets.ISO_8859_1);
            var lines = new ArrayList<String>();
            int number = 0;
            for (String line : bytes.replace("\u00EF\u00BB\u00BF", "").split("\r*\n")) {
                number++;
                boolean fold = (line.startsWith(" ") || line.startsWith("\t")) && !lines.isEmpty();
                if (fold) {
                    lines.set(lines.size() - 1, lines.getLast() + line.substring(1));
                } else if (!line.isEmpty()) {
                    lines.add(number + " " + line);
                }
            }
            lines.replaceAll(Accounts::decode);
            return lines;
        }

        private static String decode(String bytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                        .toString();
            } catch (CharacterCodingException _) {
                return bytes;
            }
        }
    }
}
