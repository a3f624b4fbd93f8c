package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "history")
final class HistoryCommand implements Callable<Integer> {
    private static final Duration MONTH = Duration.ofDays(30);

    private final Invocation here;

    @Option(names = "--from", paramLabel = "TIME")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME")
    private @Nullable String to;

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Option(names = "--summary")
    private boolean summary;

    HistoryCommand(Invocation here) {
        this.here = here;
    }

    /// @param states how many fires ended in each state
    record Summary(int fires, Map<String, Long> states) {
        static Summary of(List<FireView> views) {
            return new Summary(
                    views.size(),
                    views.stream()
                            .collect(Collectors.groupingBy(
                                    view -> FireDocument.state(view.fire()), TreeMap::new, Collectors.counting())));
        }

        List<String> lines() {
            var table = Table.of("STATE", "FIRES");
            states.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .forEach(entry -> table.row(FireDocument.inWords(entry.getKey()), entry.getValue()));
            return table.row("all", fires).lines();
        }
    }

    @Override
    public Integer call() {
        var moments = here.moments();
        var start = from == null ? here.now().minus(MONTH) : moments.instant(from);
        var end = to == null ? here.now().plusSeconds(1) : moments.instant(to);
        var limited = limit.of(LimitOption.USUAL, most -> here.reminders().history(start, end, most));
        var past = limited.shown();
        if (summary) {
            here.output().show(Summary.of(past), Summary.of(past).lines());
        } else {
            FireDocument.show(past, "history.none", here);
        }
        limited.noteWhatIsMissing(here.output());
        return ExitCode.DONE.value();
    }
}
