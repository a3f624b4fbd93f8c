package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ForecastNag;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "forecast")
final class ForecastCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3660;

    private final Invocation here;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7")
    private int days;

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
        var limited = limit.of(LimitOption.USUAL, most -> here.reminders().forecast(Duration.ofDays(days), most));
        var nags = limited.shown();
        var table = Table.of("WHEN", "NAG", "ID", "TITLE");
        nags.forEach(nag -> table.row(
                here.text(nag.at()),
                nag.nag() + "/" + (nag.max() == 0 ? "∞" : nag.max()),
                nag.fence().reminder(),
                Table.name(nag.title())));
        here.output()
                .show(
                        nags.stream().map(this::document).toList(),
                        table.isEmpty() ? List.of(Words.of("forecast.nothing", days)) : table.lines());
        limited.noteWhatIsMissing(here.output());
        return ExitCode.DONE.value();
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
