package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.ImportReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE", arity = "1..*")
    private List<String> sources = List.of();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--skip-past")
    private boolean skipPast;

    @Option(names = "--list", paramLabel = "NAME")
    private @Nullable String list;

    @Mixin
    private final NagOptions nag = new NagOptions();

    @Mixin
    private final ZoneOptions zones = new ZoneOptions();

    ImportCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException {
        var unknownZones = zones.given();
        try (var feed = new ImportFeed(here, sources, unknownZones)) {
            if (!feed.hasNext()
                    && feed.unreadable().size() == Set.copyOf(sources).size()) {
                here.output().show(ImportResult.nothing(feed, here).document(sources), List.of());
                feed.unreadable().forEach(this::complain);
                return ExitCode.NOTHING_READ.value();
            }
            var name = sources.size() == 1 ? sources.getFirst() : Words.of("import.files", sources.size());
            var report = bring(name, feed);
            if (!report.stored() && !dryRun) {
                throw CommandFailure.failed(Words.of("import.cancelled"));
            }
            var result = new ImportResult(report, feed, skipPast, here);
            here.output().show(result.document(sources), result.lines(sources));
            feed.unreadable().forEach(this::complain);
            var question = keyOfQuestion(result);
            unknownZones.undecided().forEach(zone -> here.output().complain(Words.of(question, zone, here.zone())));
            unknownZones.unmet().forEach(zone -> here.output().complain(Words.of("import.zone.unmet", zone)));
            result.empty(sources).forEach(source -> here.output().complain(Words.of("import.empty", source)));
            return result.exitCode().value();
        }
    }

    private ImportReport bring(String name, ImportFeed feed) {
        try (var progress = new ImportProgress(here)) {
            var options = new ImportOptions(dryRun, Optional.ofNullable(list), nag.given(), progress);
            return here.reminders().importCalendar(name, feed, options.skippingPast(skipPast));
        }
    }

    private void complain(String source, String reason) {
        here.output().complain(Words.of("file.unreadable", ImportSources.inWords(source), reason));
    }

    private String keyOfQuestion(ImportResult result) {
        if (dryRun) {
            return "import.zone.dry";
        }
        return result.isNews() ? "import.zone" : "import.zone.stays";
    }
}
