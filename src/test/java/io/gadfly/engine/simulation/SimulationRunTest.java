package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.kernel.Quiet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Quiet.class)
class SimulationRunTest {
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
    /// How many seeds a month is run for: a share of the five hundred that `-Dgadfly.seeds=500` runs.
    private static final int SEEDS = Integer.getInteger("gadfly.seeds", 40);

    /// How many seeds a week is run for over the store on the disk.
    private static final int STORE_SEEDS = Integer.getInteger("gadfly.store.seeds", 20);

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

    /// Not in every month somebody waits for long enough that a bound is told.
    @Test
    void aQuietMonthLosesAndRepeatsNothing() {
        var reports = LongStream.rangeClosed(1, 8)
                .parallel()
                .mapToObj(seed -> run(30, 50, seed, Set.of()))
                .toList();

        assertThat(reports).allSatisfy(report -> {
            assertThat(report.violations()).isEmpty();
            assertThat(report.rang()).isGreaterThan(50);
            assertThat(report.answers()).isGreaterThan(100);
            assertThat(report.repeated()).isZero();
        });
        assertThat(reports).extracting(SimulationReport::bounds).anyMatch(bounds -> bounds > 0);
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

    /// With the store that Gadfly has, which is opened anew after each crash.
    @Test
    void aWeekOverTheStoreOnTheDiskLosesAndRepeatsNothing(@TempDir Path folder) {
        var bad = LongStream.rangeClosed(1, STORE_SEEDS)
                .mapToObj(seed -> runInAFolder(new SimulationPlan(7, 12, seed, ALL), folder.resolve("seed" + seed)))
                .filter(report -> !report.isGood())
                .toList();

        assertThat(bad).isEmpty();
    }

    /// What is kept makes no difference to what happens.
    @Test
    void theSameSeedGivesTheSameRunInMemoryAndOnTheDisk(@TempDir Path folder) {
        var plan = new SimulationPlan(7, 12, 7, ALL);

        assertThat(runInAFolder(plan, folder)).isEqualTo(new SimulationRun(plan).run());
    }

    private static SimulationReport runInAFolder(SimulationPlan plan, Path folder) {
        var disks = new ArrayList<FolderDisk>();
        try {
            return new SimulationRun(plan, PlantedBug.NONE, clock -> {
                        var disk = new FolderDisk(folder, clock, plan.seed());
                        disks.add(disk);
                        return disk;
                    })
                    .run();
        } finally {
            disks.forEach(FolderDisk::close);
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(run(10, 20, 7, ALL)).isEqualTo(run(10, 20, 7, ALL));
    }
}
