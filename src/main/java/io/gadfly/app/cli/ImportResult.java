package io.gadfly.app.cli;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.Arrays;
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
    /// @param unlisted how many items are counted only
    record Document(
            boolean stored, Map<String, Long> counts, long unlisted, List<FileDocument> files, List<String> remarks) {}

    /// @param unreadable why it is no calendar; absent where it is one
    record FileDocument(
            String file, Optional<String> unreadable, Map<String, Long> counts, List<VerdictText.Document> items) {}

    Document document(List<String> sources) {
        return new Document(
                report.stored(),
                named(report.counts()),
                report.unlisted(),
                sources.stream().distinct().map(this::file).toList(),
                report.remarks().stream().map(VerdictText::line).toList());
    }

    private FileDocument file(String source) {
        return new FileDocument(
                source,
                Optional.ofNullable(feed.unreadable().get(source)),
                named(report.countsOf(source)),
                of(source).stream()
                        .map(verdict -> VerdictText.Document.of(verdict, here))
                        .toList());
    }

    /// What became of the whole comes last, where a terminal stands still.
    List<String> lines(List<String> sources) {
        var lines = new ArrayList<String>();
        for (var source : new LinkedHashSet<>(sources)) {
            if (!feed.unreadable().containsKey(source)) {
                lines.add(Words.of("import.file", source, summary(report.countsOf(source))));
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
        lines.add(Words.of(conclusion(), summary(report.counts())));
        return lines;
    }

    private List<String> linesOf(String source) {
        var lines = new ArrayList<String>();
        of(source).forEach(verdict -> lines.addAll(VerdictText.lines(verdict, here)));
        remarks.getOrDefault(source, List.of()).forEach(remark -> lines.add(VerdictText.line(remark)));
        return lines;
    }

    private String conclusion() {
        if (!report.stored()) {
            return "import.not.stored";
        }
        var taken = report.count(Kind.ADDED) + report.count(Kind.CHANGED) + (skipsPast ? 0 : report.count(Kind.PAST));
        return taken > 0 ? "import.stored" : "import.nothing.new";
    }

    ExitCode exitCode() {
        var isWhole = feed.unreadable().isEmpty() && report.count(Kind.REFUSED) == 0;
        return isWhole ? ExitCode.DONE : ExitCode.DONE_IN_PART;
    }

    private List<Verdict> of(String source) {
        return verdicts.getOrDefault(source, List.of());
    }

    private static Map<String, Long> named(Map<Kind, Long> counts) {
        return Arrays.stream(Kind.values())
                .collect(Collectors.toMap(
                        VerdictText::name, kind -> counts.getOrDefault(kind, 0L), Long::sum, LinkedHashMap::new));
    }

    /// `3 added, 1 refused`
    static String summary(Map<Kind, Long> counts) {
        var parts = named(counts).entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
        return parts.isEmpty() ? Words.of("import.nothing") : String.join(", ", parts);
    }
}
