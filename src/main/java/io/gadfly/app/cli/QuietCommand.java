package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "quiet")
final class QuietCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "FOR-OR-UNTIL", descriptionKey = "QUIET", arity = "0..*")
    private List<String> until = List.of();

    @Option(names = "--end")
    private boolean end;

    QuietCommand(Invocation here) {
        this.here = here;
    }

    /// @param until when it ends; else none
    /// @param reason why it is quiet; else none
    record Document(boolean quiet, Optional<OffsetDateTime> until, Optional<QuietReason> reason) {}

    @Override
    public Integer call() {
        if (end && !until.isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("quiet.end.or.until"));
        }
        if (end && !here.reminders().endQuiet()) {
            throw CommandFailure.failed(here.reminders()
                    .quiet()
                    .map(quiet -> QuietText.of(quiet, here))
                    .map(why -> Words.of("quiet.end.not", why))
                    .orElseGet(() -> Words.of("quiet.not")));
        }
        if (!until.isEmpty()) {
            here.reminders().silence(Optional.of(moment(String.join(" ", until))));
        }
        var quiet = here.reminders().quiet();
        here.output()
                .show(
                        new Document(
                                quiet.isPresent(), quiet.map(Quiet::until).map(here::iso), quiet.map(Quiet::reason)),
                        List.of(quiet.map(why -> QuietText.of(why, here)).orElseGet(() -> Words.of("quiet.not"))));
        return ExitCode.DONE.value();
    }

    private Instant moment(String text) {
        var moment = new LaterTime(here).instant(text);
        if (!moment.isAfter(here.now())) {
            throw CommandFailure.wrongUsage(Words.of("snooze.past", text));
        }
        return moment;
    }
}
