package io.gadfly.app.cli;

import io.gadfly.notification.PlainText;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.RefusedException;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "occurrences")
final class OccurrencesCommand implements Callable<Integer> {
    private static final int LIMIT_OF_ENDLESS = 100;

    private final Invocation here;

    @Parameters(paramLabel = "FILE.ics", descriptionKey = "FILE.ics", arity = "0..*")
    private List<String> files = List.of();

    @Option(names = "--batch", paramLabel = "FILE.tsv")
    private @Nullable Path batch;

    @Option(names = "--dtstart", paramLabel = "TIME")
    private @Nullable String start;

    @Option(names = "--tz", paramLabel = "ZONE", defaultValue = ZoneNames.FLOATING)
    private String zone = ZoneNames.FLOATING;

    @Option(names = "--rrule", paramLabel = "RULE")
    private List<String> rules = List.of();

    @Option(names = "--exrule", paramLabel = "RULE")
    private List<String> exclusionRules = List.of();

    @Option(names = "--rdate", paramLabel = "TIME,…")
    private List<String> dates = List.of();

    @Option(names = "--exdate", paramLabel = "TIME,…")
    private List<String> exceptions = List.of();

    @Option(names = "--after", paramLabel = "TIME")
    private @Nullable String after;

    @Option(names = "--from", paramLabel = "TIME")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME")
    private @Nullable String to;

    @Option(names = "--limit", paramLabel = "N")
    private @Nullable Integer limit;

    OccurrencesCommand(Invocation here) {
        this.here = here;
    }

    /// @param local as RFC 5545 writes it
    record Document(String local, OffsetDateTime at) {}

    /// @param local as RFC 5545 writes it
    record CalendarDocument(String local, OffsetDateTime at, String uid) {}

    @Override
    public Integer call() {
        try {
            return answer();
        } catch (RefusedException tooCostly) {
            throw RefusalText.asFailure(tooCostly.refusal());
        }
    }

    private Integer answer() {
        if (limit != null && limit < 0) {
            throw CommandFailure.wrongUsage(Words.of("occurrences.limit.negative", limit));
        }
        if (!files.isEmpty()) {
            return readFiles().value();
        }
        if (batch != null) {
            return new OccurrenceBatch(here).run(here.resolve(batch)).value();
        }
        if (start == null) {
            throw CommandFailure.wrongUsage(Words.of("occurrences.start.missing"));
        }
        var text = new ScheduleText(
                CalendarTime::parse, start, ZoneNames.parse(zone), rules, exclusionRules, dates, exceptions);
        return print(RefusalText.orFail(text.parse()));
    }

    private Integer print(Schedule schedule) {
        var viewer = viewer();
        var text = new InstanceText(schedule.start(), viewer);
        tell(schedule, schedule.start().text());
        var found = wanted(schedule);
        if (here.output().isJson()) {
            here.output().show(found.map(each -> document(each, text, viewer)).toList(), List.of());
        } else {
            found.map(text::withOffset).forEach(here.output()::line);
        }
        return ExitCode.DONE.value();
    }

    private Zone viewer() {
        return ZoneNames.parse(zone).orElse(here.zone());
    }

    /// What is worth a note.
    private void tell(Schedule schedule, String name) {
        for (var note : Recurrences.of(schedule, viewer()).notes()) {
            var key = switch (note) {
                case START_OUTSIDE_RULES -> "occurrences.start.outside";
                case RULE_NEVER_HAPPENS -> "occurrences.never";
                case ENDED_BEFORE_START -> "occurrences.ended";
            };
            here.output().complain(Words.of(key, name));
        }
    }

    private static Document document(Occurrence occurrence, InstanceText text, Zone viewer) {
        return new Document(text.local(occurrence), at(occurrence, viewer));
    }

    private static OffsetDateTime at(Occurrence occurrence, Zone viewer) {
        var at = occurrence.startIn(viewer);
        return at.atOffset(viewer.offsetAt(at));
    }

    // From calendars: the series one after the other, in the order of the file, each within the limit

    private ExitCode readFiles() {
        var isRuleGiven = Stream.of(rules, exclusionRules, dates, exceptions).anyMatch(list -> !list.isEmpty());
        if (start != null || batch != null || isRuleGiven) {
            throw CommandFailure.wrongUsage(Words.of("occurrences.both"));
        }
        var calendars = new CalendarSeries(here);
        var documents = new ArrayList<CalendarDocument>();
        for (var file : files) {
            calendars.read(file).forEach(series -> documents.addAll(print(series)));
        }
        if (here.output().isJson()) {
            here.output().show(documents, List.of());
        }
        return calendars.exitCode();
    }

    /// Prints line by line, or answers what goes into the one document.
    private List<CalendarDocument> print(CalendarSeries.Series series) {
        var schedule = series.schedule();
        tell(schedule, schedule.start().text() + " " + series.uid());
        var text = new InstanceText(schedule.start(), viewer());
        if (here.output().isJson()) {
            return wanted(schedule)
                    .map(each -> new CalendarDocument(text.local(each), at(each, viewer()), series.uid()))
                    .toList();
        }
        wanted(schedule)
                .forEach(each -> here.output().line(text.withOffset(each) + " " + PlainText.line(series.uid())));
        return List.of();
    }

    private Stream<Occurrence> wanted(Schedule schedule) {
        var viewer = viewer();
        var all = Recurrences.of(schedule, viewer);
        var moments = new Moments(viewer, here.now());
        var window = new OccurrenceWindow(
                Optional.ofNullable(after).map(moments::instant),
                Optional.ofNullable(from).map(moments::instant),
                Optional.ofNullable(to).map(moments::instant));
        var isFinite = window.to().isPresent() || all.count().isPresent();
        if (limit == null) {
            return isFinite ? window.of(all) : window.of(all).limit(LIMIT_OF_ENDLESS);
        }
        return window.of(all).limit(limit);
    }
}
