package io.gadfly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/// Runs benchmarks as JMH does, and then says how many times better Gadfly was than each rival of the same run: the
/// geometric mean over the parameters, and the worst of them.
public final class Benchmarks {
    private static final Set<String> QUESTIONS = Set.of("-h", "-l", "-lp", "-lprof", "-lrf");

    private Benchmarks() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException, IOException {
        if (Stream.of(arguments).anyMatch(QUESTIONS::contains)) {
            Main.main(arguments);
            return;
        }
        var results = new Runner(new CommandLineOptions(arguments)).run();
        ratios(results).forEach(ratio -> System.out.println(ratio.line()));
    }

    /// @param better by how much, for each set of parameters
    private record Ratio(String gadfly, String rival, List<Double> better) {
        String line() {
            var mean = Math.exp(better.stream().mapToDouble(Math::log).average().orElse(0));
            var worst = better.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            return String.format(
                    Locale.ROOT,
                    "%s against %s: geometric mean %.1fx over %d, worst %.2fx",
                    gadfly,
                    rival,
                    mean,
                    better.size(),
                    worst);
        }
    }

    private static List<Ratio> ratios(Collection<RunResult> results) {
        var byName =
                results.stream().collect(Collectors.groupingBy(Benchmarks::name, TreeMap::new, Collectors.toList()));
        var ratios = new ArrayList<Ratio>();
        byName.forEach((ours, mine) -> byName.forEach((theirs, others) -> {
            if (isOurs(ours) && !isOurs(theirs) && group(ours).equals(group(theirs))) {
                ratios.add(new Ratio(ours, theirs, better(byParameters(mine), byParameters(others))));
            }
        }));
        return ratios;
    }

    private static List<Double> better(Map<String, RunResult> mine, Map<String, RunResult> others) {
        return mine.entrySet().stream()
                .filter(entry -> others.containsKey(entry.getKey()))
                .map(entry -> better(entry.getValue(), others.get(entry.getKey())))
                .toList();
    }

    private static double better(RunResult mine, RunResult other) {
        var ratio =
                other.getPrimaryResult().getScore() / mine.getPrimaryResult().getScore();
        return mine.getParams().getMode() == Mode.Throughput ? 1 / ratio : ratio;
    }

    private static Map<String, RunResult> byParameters(List<RunResult> results) {
        return results.stream().collect(Collectors.toMap(Benchmarks::parameters, result -> result));
    }

    private static String parameters(RunResult result) {
        var parameters = result.getParams();
        return parameters.getParamsKeys().stream()
                .map(key -> key + '=' + parameters.getParam(key))
                .collect(Collectors.joining(","));
    }

    /// The class and the method.
    private static String name(RunResult result) {
        var name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    }

    private static String group(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static boolean isOurs(String name) {
        return name.substring(name.indexOf('.') + 1).startsWith("gadfly");
    }
}
