package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.reminder.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The nags of a forecast, those of one fire together, so that what nags without end hides nothing else. Of a
/// reminder that fires again and again, with nothing else between, only the first fires are told one by one.
final class ForecastFires {
    /// How many fires of one reminder, one after the other, are told one by one.
    private static final int EACH = 10;

    private final Map<Fence, Told> fires = new LinkedHashMap<>();

    /// One fire: its first nag, and those that follow.
    private static final class Told {
        private final ForecastNag first;
        private int more;
        private Instant last;
        private Duration shortest = Duration.ofDays(Integer.MAX_VALUE);
        private Duration longest = Duration.ZERO;

        Told(ForecastNag first) {
            this.first = first;
            this.last = first.at();
        }

        void follow(ForecastNag next) {
            var gap = Duration.between(last, next.at());
            shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            last = next.at();
            more++;
        }

        /// In whole seconds, as they are shown.
        boolean isEven() {
            return longest.minus(shortest).toSeconds() == 0;
        }
    }

    void add(ForecastNag nag) {
        var told = fires.get(nag.fence());
        if (told == null) {
            fires.put(nag.fence(), new Told(nag));
        } else {
            told.follow(nag);
        }
    }

    int size() {
        return fires.size();
    }

    /// @param most fires, the first of them
    List<String> lines(int most, Invocation here) {
        var table = Table.of("WHEN", "NAG", "THEN", "ID", "TITLE");
        runs(most).forEach(run -> {
            run.stream().limit(EACH).forEach(told -> row(table, told, here));
            if (run.size() > EACH) {
                rest(table, run, here);
            }
        });
        return table.isEmpty() ? List.of() : table.lines();
    }

    /// Fires of one reminder that follow each other.
    private List<List<Told>> runs(int most) {
        var runs = new ArrayList<List<Told>>();
        fires.values().stream().limit(most).forEach(told -> {
            if (runs.isEmpty() || !isOfOne(runs.getLast().getLast(), told)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(told);
        });
        return runs;
    }

    private static boolean isOfOne(Told one, Told other) {
        return one.first.fence().reminder().equals(other.first.fence().reminder());
    }

    private static void row(Table table, Told told, Invocation here) {
        var first = told.first;
        var max = first.max() == 0 ? "∞" : String.valueOf(first.max());
        table.row(
                here.text(first.at()),
                first.nag() + "/" + max,
                then(told, here),
                first.fence().reminder(),
                Table.name(first.title()));
    }

    private static String then(Told told, Invocation here) {
        if (told.more == 0) {
            return "";
        }
        return told.isEven()
                ? Words.of("forecast.then", told.more, pace(told.shortest), here.text(told.last))
                : Words.of(
                        "forecast.then.uneven",
                        told.more,
                        pace(told.shortest),
                        pace(told.longest),
                        here.text(told.last));
    }

    private static String pace(Duration gap) {
        return Durations.inWords(gap.plusMillis(500));
    }

    private static void rest(Table table, List<Told> run, Invocation here) {
        var last = run.getLast().first;
        table.row(
                "…",
                "",
                Words.of("forecast.again", run.size() - EACH, here.text(last.at())),
                last.fence().reminder(),
                Table.name(last.title()));
    }
}
