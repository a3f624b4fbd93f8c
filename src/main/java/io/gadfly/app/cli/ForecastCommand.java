package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "forecast")
final class ForecastCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3660;

    /// How many nags are heard before the rest is left to those who ask for fewer days.
    private static final int MOST_NAGS = 100_000;

    private final Invocation here;

    @Parameters(
            paramLabel = "ID",
            descriptionKey = "forecast.ID",
            arity = "0..*",
            converter = Target.ReminderReader.class)
    private List<ReminderId> reminders = List.of();

    @Option(names = "--days", paramLabel = "N", defaultValue = "7")
    private int days;

    @Option(names = "--each")
    private boolean each;

    @Mixin
    private final LimitOption limit = new LimitOption();

    ForecastCommand(Invocation here) {
        this.here = here;
    }

    record Document(OffsetDateTime at, long reminder, String title, int nag, OptionalInt max, String fence) {}

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw CommandFailure.wrongUsage(Words.of("forecast.days", days, MOST_DAYS));
        }
        reminders.forEach(this::requireKnown);
        if (each || here.output().isJson()) {
            showNags();
        } else {
            showFires();
        }
        return ExitCode.DONE.value();
    }

    private void requireKnown(ReminderId id) {
        if (here.reminders().find(id).isEmpty()) {
            throw CommandFailure.failed(Words.of("reminder.unknown", id));
        }
    }

    private boolean isWanted(ForecastNag nag) {
        return reminders.isEmpty() || reminders.contains(nag.fence().reminder());
    }

    /// One by one.
    private void showNags() {
        var limited = limit.of(LimitOption.USUAL, this::first);
        var nags = limited.shown();
        var table = Table.of("WHEN", "NAG", "ID", "TITLE");
        nags.forEach(nag -> table.row(
                here.text(nag.at()),
                nag.nag() + "/" + (nag.max() == 0 ? "∞" : nag.max()),
                nag.fence().reminder(),
                Table.name(nag.title())));
        here.output()
                .show(nags.stream().map(this::document).toList(), linesOf(table.isEmpty() ? List.of() : table.lines()));
        limited.noteWhatIsMissing(here.output());
    }

    private List<ForecastNag> first(int most) {
        var nags = new ArrayList<ForecastNag>();
        here.reminders().forecast(Duration.ofDays(days), nag -> {
            if (isWanted(nag)) {
                nags.add(nag);
            }
            return nags.size() < most;
        });
        return nags;
    }

    /// Those of one fire together. What nags without end ends with the days, or where it is more than anyone
    /// reads.
    private void showFires() {
        var most = limit.orElse(LimitOption.USUAL);
        var fires = new ForecastFires();
        var heard = new ArrayList<Instant>();
        here.reminders().forecast(Duration.ofDays(days), nag -> {
            heard.add(nag.at());
            if (isWanted(nag)) {
                fires.add(nag);
            }
            return fires.size() <= most && heard.size() < MOST_NAGS;
        });
        here.output().show(List.of(), linesOf(fires.lines(most, here)));
        if (fires.size() > most) {
            here.output().note(Words.of("forecast.more", most, here.text(heard.getLast())));
        } else if (heard.size() == MOST_NAGS) {
            here.output().note(Words.of("forecast.cut", here.text(heard.getLast())));
        }
    }

    private List<String> linesOf(List<String> table) {
        return table.isEmpty() ? List.of(Words.of("forecast.nothing", days)) : table;
    }

    private Document document(ForecastNag nag) {
        return new Document(
                here.iso(nag.at()),
                nag.fence().reminder().value(),
                nag.title(),
                nag.nag(),
                nag.max() == 0 ? OptionalInt.empty() : OptionalInt.of(nag.max()),
                nag.fence().toString());
    }
}
