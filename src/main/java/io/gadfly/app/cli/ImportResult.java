package io.gadfly.app.cli;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an import did, file by file and item by item.
final class ImportResult {
    /// In the place of the name of a file, where it is not remembered which one a remark is on.
    private static final String SOMEWHERE = "";

    private final ImportReport report;
    private final ImportFeed feed;
    private final boolean skipsPast;
    private final Invocation here;
    private final Map<String, List<Verdict>> verdicts;
    private final Map<String, List<Incoming.Remark>> remarks;

    /// @param skipsPast whether what is past was left out
    ImportResult(ImportReport report, ImportFeed feed, boolean skipsPast, Invocation here) {
        this.here = here;
        this.report = report;
        this.feed = feed;
        this.skipsPast = skipsPast;
        this.verdicts = report.verdicts().stream()
                .collect(Collectors.groupingBy(Verdict::calendar, LinkedHashMap::new, Collectors.toList()));
        this.remarks = report.remarks().stream().collect(Collectors.groupingBy(feed::sourceOf));
    }

    /// Where none of the sources is a calendar.
    static ImportResult nothing(ImportFeed feed, Invocation here) {
        return new ImportResult(new ImportReport("", List.of(), List.of(), false), feed, false, here);
    }

    /// @param stored false for a dry run
    /// @param skipsPast whether what is past is left out, and not stored
    /// @param addedDates how many of those that were added are single dates of series
    /// @param unlisted how many items are counted only
    record Document(
            boolean stored,
            boolean skipsPast,
            Map<String, Long> counts,
            long addedDates,
            long unlisted,
            List<FileDocument> files,
            List<String> remarks) {}

    /// @param unreadable why it is no calendar; absent where it is one
    /// @param cut whether it ends early
    record FileDocument(
            String file,
            Optional<String> unreadable,
            boolean cut,
            Map<String, Long> counts,
            long addedDates,
            List<VerdictText.Document> items) {}

    Document document(List<String> sources) {
        return new Document(
                report.stored(),
                skipsPast,
                Tally.named(report.counts()),
                report.addedDates(),
                report.unlisted(),
                sources.stream().distinct().map(this::file).toList(),
                report.remarks().stream().map(VerdictText::line).toList());
    }

    private FileDocument file(String source) {
        return new FileDocument(
                source,
                Optional.ofNullable(feed.unreadable().get(source)),
                remarksOn(source).stream().anyMatch(Incoming.Remark::isCut),
                Tally.named(report.countsOf(source)),
                report.addedDates(source),
                of(source).stream()
                        .map(verdict -> VerdictText.Document.of(verdict, here))
                        .toList());
    }

    /// What became of the whole comes last, where a terminal stands still.
    List<String> lines(List<String> sources) {
        var lines = new ArrayList<String>();
        for (var source : new LinkedHashSet<>(sources)) {
            if (!feed.unreadable().containsKey(source)) {
                lines.add(Words.of(
                        "import.file",
                        source,
                        Tally.of(report, source, skipsPast).text()));
                lines.addAll(linesOf(source));
            }
        }
        var elsewhere = linesOf(SOMEWHERE);
        if (!elsewhere.isEmpty()) {
            lines.add(Words.of("import.somewhere"));
            lines.addAll(elsewhere);
        }
        if (report.unlisted() > 0) {
            lines.add(Words.of("import.unlisted", report.unlisted()));
        }
        lines.add(Words.of(conclusion(), Tally.of(report, skipsPast).text()));
        return lines;
    }

    private List<String> linesOf(String source) {
        var lines = new ArrayList<String>();
        of(source).forEach(verdict -> lines.addAll(VerdictText.lines(verdict, here)));
        remarksOn(source).forEach(remark -> lines.add(VerdictText.line(remark)));
        return lines;
    }

    private String conclusion() {
        if (!report.stored()) {
            return "import.not.stored";
        }
        return isNews() ? "import.stored" : "import.nothing.new";
    }

    /// Whether anything of it was new, and there is something to take back.
    boolean isNews() {
        return report.count(Kind.ADDED) + report.count(Kind.CHANGED) + (skipsPast ? 0 : report.count(Kind.PAST)) > 0;
    }

    /// The sources that are calendars, and of which nothing came.
    List<String> empty(List<String> all) {
        return all.stream()
                .distinct()
                .filter(source -> !feed.unreadable().containsKey(source))
                .filter(source -> report.countsOf(source).isEmpty())
                .toList();
    }

    ExitCode exitCode() {
        var isWhole = feed.unreadable().isEmpty() && report.count(Kind.REFUSED) == 0 && !report.isCut();
        return isWhole ? ExitCode.DONE : ExitCode.DONE_IN_PART;
    }

    private List<Verdict> of(String source) {
        return verdicts.getOrDefault(source, List.of());
    }

    private List<Incoming.Remark> remarksOn(String source) {
        return remarks.getOrDefault(source, List.of());
    }
}
