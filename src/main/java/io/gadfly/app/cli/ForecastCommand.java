package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ForecastNag;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "forecast")
final class ForecastCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3660;

    private final Invocation here;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7")
    private int days;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000")
    private int limit;

    ForecastCommand(Invocation here) {
        this.here = here;
    }

    record Document(OffsetDateTime at, long reminder, String title, int nag, OptionalInt max, String fence) {}

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw CommandFailure.wrongUsage(Words.of("forecast.days", days, MOST_DAYS));
        }
        if (limit < 1) {
            throw CommandFailure.wrongUsage(Words.of("forecast.limit", limit));
        }
        var nags = here.reminders().forecast(Duration.ofDays(days), limit);
        var table = Table.of("WHEN", "NAG", "ID", "TITLE");
        nags.forEach(nag -> table.row(
                here.text(nag.at()),
                nag.nag() + "/" + (nag.max() == 0 ? "∞" : nag.max()),
                nag.fence().reminder(),
                nag.title()));
        here.output().show(nags.stream().map(this::document).toList(), lines(table, nags.size()));
        return ExitCode.DONE.value();
    }

    private List<String> lines(Table table, int nags) {
        if (table.isEmpty()) {
            return List.of(Words.of("forecast.nothing", days));
        }
        return nags < limit
                ? table.lines()
                : Stream.concat(table.lines().stream(), Stream.of(Words.of("forecast.more", limit)))
                        .toList();
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
