package io.gadfly.app.cli;

import io.gadfly.engine.simulation.Fault;
import io.gadfly.engine.simulation.SimulationPlan;
import io.gadfly.engine.simulation.SimulationReport;
import io.gadfly.engine.simulation.SimulationRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "simulate")
final class SimulateCommand implements Callable<Integer> {
    private final Invocation here;

    @Option(names = "--days", paramLabel = "N", defaultValue = "30")
    private int days;

    @Option(names = "--reminders", paramLabel = "M", defaultValue = "20")
    private int reminders;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1")
    private long seed;

    @Option(names = "--faults", paramLabel = "FAULT", split = ",")
    private Set<Fault> faults = Set.of();

    SimulateCommand(Invocation here) {
        this.here = here;
    }

    /// @param faults how often each struck
    record Document(
            boolean good,
            long seed,
            int days,
            int reminders,
            long expected,
            long rang,
            long missed,
            long endedEarly,
            long nags,
            long repeated,
            long answers,
            long bounds,
            Map<String, Integer> faults,
            List<String> violations) {
        static Document of(SimulationReport report) {
            var plan = report.plan();
            return new Document(
                    report.isGood(),
                    plan.seed(),
                    plan.days(),
                    plan.reminders(),
                    report.expected(),
                    report.rang(),
                    report.missed(),
                    report.endedEarly(),
                    report.nags(),
                    report.repeated(),
                    report.answers(),
                    report.bounds(),
                    struck(report),
                    report.violations());
        }

        private static Map<String, Integer> struck(SimulationReport report) {
            var struck = new TreeMap<String, Integer>();
            report.plan().faults().forEach(fault -> struck.put(name(fault), 0));
            report.faults().forEach((fault, times) -> struck.put(name(fault), times));
            return struck;
        }

        private static String name(Fault fault) {
            return fault.name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        if (days < 1 || reminders < 1) {
            throw CommandFailure.wrongUsage(Words.of("simulate.nothing"));
        }
        return tell(new SimulationRun(new SimulationPlan(days, reminders, seed, faults)).run())
                .value();
    }

    /// Shows the figures; throws where something happened that must not.
    ExitCode tell(SimulationReport report) {
        var document = Document.of(report);
        here.output().show(document, lines(document));
        report.violations().stream().findFirst().ifPresent(violation -> {
            throw CommandFailure.failed(Words.of("simulate.bad", document.seed(), violation));
        });
        return ExitCode.DONE;
    }

    private static List<String> lines(Document run) {
        var lines = new ArrayList<String>();
        lines.add(Words.of("simulate.plan", run.seed(), run.days(), run.reminders()));
        var table = Table.of("WHAT", "COUNT");
        table.row(Words.of("simulate.expected"), run.expected());
        table.row(Words.of("simulate.rang"), run.rang());
        table.row(Words.of("simulate.missed"), run.missed());
        table.row(Words.of("simulate.ended"), run.endedEarly());
        table.row(Words.of("simulate.nags"), run.nags());
        table.row(Words.of("simulate.repeated"), run.repeated());
        table.row(Words.of("simulate.answers"), run.answers());
        table.row(Words.of("simulate.bounds"), run.bounds());
        run.faults().forEach((fault, times) -> table.row(Words.of("simulate.fault", fault), times));
        lines.addAll(table.lines());
        if (run.good()) {
            lines.add(Words.of("simulate.good"));
        }
        return lines;
    }
}
