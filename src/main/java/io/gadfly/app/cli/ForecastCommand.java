package io.gadfly.app.cli;

import io.gadfly.engine.Foreseen;
import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "forecast")
final class ForecastCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3660;

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
        var foreseen = each || here.output().isJson() ? showNags() : showFires();
        return noteTheEnd(foreseen).value();
    }

    /// Where it is not as far as was asked for, or as there is room to show.
    private ExitCode noteTheEnd(Foreseen foreseen) {
        return switch (foreseen.ending()) {
            case SPAN_OVER, ENOUGH -> ExitCode.DONE;
            case TOO_MUCH -> {
                here.output().note(Words.of("forecast.cut", here.text(foreseen.until())));
                yield ExitCode.DONE;
            }
            case CANCELLED -> {
                here.output().note(Words.of("forecast.cancelled", here.text(foreseen.until())));
                yield ExitCode.DONE_IN_PART;
            }
        };
    }

    private Foreseen forecast(Predicate<ForecastNag> goesOn) {
        var interruption = here.output().terminal().interruption();
        interruption.heed();
        return here.reminders().forecast(Duration.ofDays(days), goesOn, interruption::isAsked);
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
    private Foreseen showNags() {
        var most = limit.orElse(LimitOption.USUAL);
        var nags = new ArrayList<ForecastNag>();
        var foreseen = forecast(nag -> {
            if (isWanted(nag)) {
                nags.add(nag);
            }
            return nags.size() <= most;
        });
        var shown = nags.stream().limit(most).toList();
        show(shown.stream().map(this::document).toList(), tableOf(shown), foreseen);
        if (nags.size() > most) {
            here.output().note(Words.of("limit.more", most));
        }
        return foreseen;
    }

    private List<String> tableOf(List<ForecastNag> nags) {
        var table = Table.of("WHEN", "NAG", "ID", "TITLE");
        nags.forEach(nag -> table.row(
                here.text(nag.at()),
                nag.nag() + "/" + (nag.max() == 0 ? "∞" : nag.max()),
                nag.fence().reminder(),
                Table.name(nag.title())));
        return table.isEmpty() ? List.of() : table.lines();
    }

    /// Those of one fire together. What nags without end ends with the days, or where it is more than a forecast
    /// follows.
    private Foreseen showFires() {
        var most = limit.orElse(LimitOption.USUAL);
        var fires = new ForecastFires();
        var foreseen = forecast(nag -> {
            if (isWanted(nag)) {
                fires.add(nag);
            }
            return fires.size() <= most;
        });
        show(List.of(), fires.lines(most, here), foreseen);
        if (fires.size() > most) {
            here.output().note(Words.of("forecast.more", most, here.text(foreseen.until())));
        }
        return foreseen;
    }

    /// A pool that is paused is said once: as the reason that nothing rings, or else as a warning.
    private void show(List<Document> documents, List<String> table, Foreseen foreseen) {
        var reasons = table.isEmpty() && !here.output().isJson() ? reasons() : List.<String>of();
        if (reasons.isEmpty()) {
            Hindrances.warnOfPools(here);
        }
        here.output().show(documents, table.isEmpty() ? List.of(nothing(foreseen, reasons)) : table);
    }

    private String nothing(Foreseen foreseen, List<String> reasons) {
        var nothing = switch (foreseen.ending()) {
            case SPAN_OVER, ENOUGH -> days == 1 ? Words.of("forecast.nothing.one") : Words.of("forecast.nothing", days);
            case TOO_MUCH, CANCELLED -> Words.of("forecast.nothing.yet", here.text(foreseen.until()));
        };
        return Stream.concat(Stream.of(nothing), reasons.stream()).collect(Collectors.joining(". "));
    }

    /// Why what waits is not among what rings.
    private List<String> reasons() {
        return here.reminders().pools().stream()
                .filter(pool -> pool.queued() > 0 && isWanted(pool))
                .flatMap(ForecastCommand::reason)
                .toList();
    }

    private boolean isWanted(PoolInfo pool) {
        var service = here.reminders();
        return reminders.isEmpty()
                || reminders.stream()
                        .flatMap(id -> service.find(id).stream())
                        .anyMatch(planned -> pool.name()
                                .equals(service.poolOf(
                                        planned.reminder().definition().details())));
    }

    private static Stream<String> reason(PoolInfo pool) {
        return switch (pool.mode()) {
            case RUNNING -> Stream.empty();
            case PAUSED -> Stream.of(Words.of("forecast.paused", pool.name(), pool.queued()));
            case DRAINING -> Stream.of(Words.of("forecast.draining", pool.name(), pool.queued()));
        };
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
