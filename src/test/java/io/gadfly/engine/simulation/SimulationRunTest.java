package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationRunTest {
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
    /// How many seeds a month is run for: a share of the five hundred that `-Dgadfly.seeds=500` runs.
    private static final int SEEDS = Integer.getInteger("gadfly.seeds", 40);

    private static final Logger NOISE = Logger.getLogger("io.gadfly");

    /// Thousands of crashes are what is asked for here, and each would be a page of the log.
    @BeforeAll
    static void beQuiet() {
        NOISE.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        NOISE.setLevel(null);
    }

    private static SimulationReport run(int days, int reminders, long seed, Set<Fault> faults) {
        return new SimulationRun(new SimulationPlan(days, reminders, seed, faults)).run();
    }

    /// The runs that went wrong, each with its seed.
    private static List<SimulationReport> bad(int days, int reminders, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> run(days, reminders, seed, ALL))
                .filter(report -> !report.isGood())
                .toList();
    }

    @Test
    void aQuietMonthLosesAndRepeatsNothing() {
        var report = run(30, 50, 1, Set.of());

        assertThat(report.violations()).isEmpty();
        assertThat(report.rang()).isGreaterThan(400);
        assertThat(report.missed()).isZero();
        assertThat(report.repeated()).isZero();
        assertThat(report.bounds()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void oneKindOfFaultLosesAndRepeatsNothing(Fault fault) {
        var reports = LongStream.rangeClosed(1, 3)
                .mapToObj(seed -> run(30, 30, seed, Set.of(fault)))
                .toList();

        assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
        assertThat(reports).allSatisfy(report -> assertThat(report.faults()).containsOnlyKeys(fault));
    }

    @Test
    void aMonthWithAllFaultsLosesAndRepeatsNothingForManySeeds() {
        assertThat(bad(30, 50, SEEDS)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "gadfly.years", matches = "\\d+")
    void aYearWithAllFaultsLosesAndRepeatsNothing() {
        assertThat(bad(365, 200, Integer.getInteger("gadfly.years", 20))).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(run(10, 20, 7, ALL)).isEqualTo(run(10, 20, 7, ALL));
    }
}
