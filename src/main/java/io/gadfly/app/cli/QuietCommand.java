package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.settings.QuietHours;
import io.gadfly.settings.Settings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "quiet")
final class QuietCommand implements Callable<Integer> {
    /// What people type to have it end.
    private static final Set<String> END_WORDS = Set.of("off", "end", "stop", "none", "over", "no");

    private final Invocation here;

    @Parameters(paramLabel = "FOR-OR-UNTIL", descriptionKey = "QUIET", arity = "0..*")
    private List<String> until = List.of();

    @Option(names = "--end")
    private boolean end;

    @Mixin
    private final QuietOptions options = new QuietOptions();

    QuietCommand(Invocation here) {
        this.here = here;
    }

    /// @param until when it ends; else none
    /// @param reason why it is quiet; else none
    /// @param hours the quiet hours of each day; absent: none
    /// @param most so many nags an hour may have; absent: as many as there are
    record Document(
            boolean quiet,
            Optional<OffsetDateTime> until,
            Optional<QuietReason> reason,
            Optional<String> hours,
            OptionalInt most) {
        static Document of(Optional<Quiet> quiet, Invocation here) {
            var settings = here.house().settings().current();
            var most = settings.budget().nagsPerHour();
            return new Document(
                    quiet.isPresent(),
                    quiet.map(Quiet::until).map(here::iso),
                    quiet.map(Quiet::reason),
                    hours(settings),
                    most == 0 ? OptionalInt.empty() : OptionalInt.of(most));
        }

        private static Optional<String> hours(Settings settings) {
            return Optional.of(settings.quietHours())
                    .filter(QuietHours::on)
                    .map(hours -> hours.from() + "-" + hours.to());
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            hours.map(each -> Words.of("quiet.every.day", each)).ifPresent(lines::add);
            most.ifPresent(nags -> lines.add(Words.of("quiet.most", nags)));
            return lines;
        }
    }

    @Override
    public Integer call() {
        if (end && !until.isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("quiet.end.or.until"));
        }
        var lines = new ArrayList<String>();
        if (end) {
            lines.add(end());
        }
        if (options.isGiven()) {
            here.choose(options::applyTo);
        }
        if (!until.isEmpty()) {
            here.reminders().silence(Optional.of(moment(String.join(" ", until))));
        }
        var quiet = here.reminders().quiet();
        quiet.map(why -> QuietText.of(why, here)).ifPresent(lines::add);
        if (lines.isEmpty()) {
            lines.add(Words.of("quiet.not"));
        }
        var document = Document.of(quiet, here);
        lines.addAll(document.lines());
        here.output().show(document, lines);
        if (end) {
            Hindrances.noteRest(here);
        }
        return ExitCode.DONE.value();
    }

    /// Answers with what is over.
    private String end() {
        var before = here.reminders().quiet().orElseThrow(() -> CommandFailure.failed(Words.of("quiet.not")));
        if (!here.reminders().endQuiet()) {
            throw CommandFailure.failed(Words.of("quiet.end.not", QuietText.of(before, here)));
        }
        return Words.of(before.reason() == QuietReason.SILENCE ? "quiet.ended.silence" : "quiet.ended.hours");
    }

    private Instant moment(String text) {
        if (END_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            throw CommandFailure.wrongUsage(Words.of("quiet.off", text));
        }
        var moment = new LaterTime(here).instant(text);
        if (!moment.isAfter(here.now())) {
            throw CommandFailure.wrongUsage(Words.of("snooze.past", text));
        }
        return moment;
    }
}
