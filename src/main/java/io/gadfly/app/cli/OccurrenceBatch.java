package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.RefusedException;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Many rules from a file of columns: id, dtstart, tzid, rrule, exrule, rdate, exdate, limit. Each line is
/// answered by one line, whatever is on it. The dates are those of the rules: DTSTART is among them where a
/// rule gives it, or where there is no rule.
final class OccurrenceBatch {
    private static final int COLUMNS = 8;
    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAX_LIMIT = 100_000;

    private final Invocation here;

    OccurrenceBatch(Invocation here) {
        this.here = here;
    }

    ExitCode run(Path file) {
        try (var lines = open(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    here.output().line(answer(line));
                }
            }
            return ExitCode.DONE;
        } catch (IOException failure) {
            throw CommandFailure.nothingRead(Words.of("file.unreadable", file, FileTrouble.inWords(failure)));
        }
    }

    /// As UTF-8, with what is not replaced: a bad byte costs its line alone.
    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private String answer(String line) {
        var columns = Arrays.copyOf(line.split("\t", -1), COLUMNS);
        return columns[0] + "\t" + answer(Row.of(columns));
    }

    private String answer(Row row) {
        if (row.limit().isEmpty()) {
            return "!" + Words.of("occurrences.limit.negative", row.most());
        }
        var zone = ZoneNames.find(row.zone());
        if (!row.zone().isEmpty() && zone.isEmpty()) {
            return "!" + Words.of("zone.unknown", row.zone());
        }
        return switch (row.schedule(zone).parse()) {
            case Parsed.Value<Schedule>(var schedule) ->
                expand(schedule, zone.orElse(Zone.UTC), row.limit().getAsInt());
            case Parsed.Refused<Schedule>(var refusal) -> "!" + RefusalText.inWords(refusal);
        };
    }

    private static String expand(Schedule schedule, Zone viewer, int limit) {
        var text = new InstanceText(schedule.start(), viewer);
        try {
            return Recurrences.ofRules(schedule, viewer).first(limit).stream()
                    .map(text::local)
                    .collect(Collectors.joining(","));
        } catch (RefusedException tooCostly) {
            return "!" + RefusalText.inWords(tooCostly.refusal());
        }
    }

    private record Row(
            String start,
            String zone,
            String rules,
            String exclusionRules,
            String dates,
            String exceptions,
            String most) {
        static Row of(String[] columns) {
            return new Row(
                    text(columns, 1),
                    text(columns, 2),
                    text(columns, 3),
                    text(columns, 4),
                    text(columns, 5),
                    text(columns, 6),
                    text(columns, 7));
        }

        ScheduleText schedule(Optional<Zone> zone) {
            return new ScheduleText(
                    CalendarTime::parse, start, zone, list(rules), list(exclusionRules), list(dates), list(exceptions));
        }

        private static String text(String[] columns, int index) {
            return Optional.ofNullable(columns[index]).map(String::strip).orElse("");
        }

        /// Nothing where it is no number.
        OptionalInt limit() {
            if (most.isEmpty()) {
                return OptionalInt.of(DEFAULT_LIMIT);
            }
            return most.matches("[0-9]{1,9}")
                    ? OptionalInt.of(Math.min(Integer.parseInt(most), MAX_LIMIT))
                    : OptionalInt.empty();
        }

        private static List<String> list(String column) {
            return Arrays.stream(column.split("\\|"))
                    .filter(part -> !part.isBlank())
                    .toList();
        }
    }
}
