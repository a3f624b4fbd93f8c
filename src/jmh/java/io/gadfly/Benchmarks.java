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
    private static final String OURS = "gadfly";
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

    /// @param measure what was measured besides the score, such as bytes; empty: the score
    /// @param better by how much, for each set of parameters
    private record Ratio(String gadfly, String rival, String measure, List<Double> better) {
        String line() {
            var mean = Math.exp(better.stream().mapToDouble(Math::log).average().orElse(0));
            var worst = better.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            return String.format(
                    Locale.ROOT,
                    "%s against %s%s: geometric mean %.1fx over %d, worst %.2fx",
                    gadfly,
                    rival,
                    measure.isEmpty() ? "" : " by " + measure,
                    mean,
                    better.size(),
                    worst);
        }
    }

    private static List<Ratio> ratios(Collection<RunResult> results) {
        var byName =
                results.stream().collect(Collectors.groupingBy(Benchmarks::name, TreeMap::new, Collectors.toList()));
        var ratios = new ArrayList<Ratio>();
        byName.forEach((ours, mine) -> {
            if (isOurs(ours)) {
                rivals(ours, byName.keySet()).forEach(theirs -> ratios.addAll(ratios(ours, mine, theirs, byName)));
            }
        });
        return ratios;
    }

    /// Those that were asked the same question, which is what follows the contender in the name; all others of the
    /// class where there are none.
    private static List<String> rivals(String ours, Collection<String> names) {
        var others = names.stream()
                .filter(name -> !isOurs(name) && group(name).equals(group(ours)))
                .toList();
        var question = method(ours).substring(OURS.length());
        var same = others.stream().filter(name -> name.endsWith(question)).toList();
        return same.isEmpty() ? others : same;
    }

    private static List<Ratio> ratios(
            String ours, List<RunResult> mine, String theirs, Map<String, List<RunResult>> byName) {
        var others = byParameters(byName.getOrDefault(theirs, List.of()));
        return measures(mine.getFirst())
                .map(measure -> new Ratio(ours, theirs, measure, better(measure, byParameters(mine), others)))
                .toList();
    }

    /// What a benchmark counts itself is its point, and not the time that counting took.
    private static Stream<String> measures(RunResult result) {
        var counted = result.getSecondaryResults().keySet().stream()
                .filter(label -> label.startsWith("bytes") || label.endsWith("Micros"))
                .toList();
        return counted.isEmpty() ? Stream.of("") : counted.stream();
    }

    private static List<Double> better(String measure, Map<String, RunResult> mine, Map<String, RunResult> others) {
        return mine.entrySet().stream()
                .filter(entry -> others.containsKey(entry.getKey()))
                .map(entry -> better(measure, entry.getValue(), others.get(entry.getKey())))
                .toList();
    }

    private static double better(String measure, RunResult mine, RunResult other) {
        var ratio = score(measure, other) / score(measure, mine);
        return measure.isEmpty() && mine.getParams().getMode() == Mode.Throughput ? 1 / ratio : ratio;
    }

    private static double score(String measure, RunResult result) {
        return measure.isEmpty()
                ? result.getPrimaryResult().getScore()
                : result.getSecondaryResults().get(measure).getScore();
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
        return method(name).startsWith(OURS);
    }

    private static String method(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
