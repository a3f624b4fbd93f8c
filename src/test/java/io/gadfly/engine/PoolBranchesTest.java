package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.StoreException;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A fire is told also in a pool that nobody works for when it comes there.
class PoolBranchesTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Store store = new Store();
    private House house = new House(1, House.START, store);

    @AfterEach
    void close() {
        house.close();
    }

    private static final class Store extends ForwardingRepository {
        private boolean refuses;
        /// The next time it is asked which pools are in use.
        private boolean isForgetful;
        private int asked;

        Store() {
            super(new MemoryRepository());
        }

        @Override
        public List<PoolSettings> findPools() {
            asked++;
            if (refuses) {
                throw new StoreException("the disk does not answer");
            }
            return super.findPools();
        }

        @Override
        public Set<String> findPoolsInUse() {
            var names = isForgetful ? Set.<String>of() : super.findPoolsInUse();
            isForgetful = false;
            return names;
        }
    }

    private static EngineSettings withPool(String list, String pool) {
        var usual = EngineSettings.DEFAULT;
        return new EngineSettings(
                usual.morning(),
                usual.snooze(),
                Optional.empty(),
                usual.poolLimits(),
                Map.of(list, new ListRules(Optional.of(pool), Set.of())),
                0);
    }

    private void addReport() {
        var details = new Details("report", "", "work", List.of(), Priority.NORMAL);
        var at = CalendarTime.utc(house.now().plus(A_MINUTE));
        house.service().add(Definition.of(details, Schedule.once(at)).withNag(EVERY_TEN_MINUTES));
    }

    private void snoozeAReportThatComesToAPool() {
        house.settings = withPool("work", "workpool");
        addReport();
        house.pass(A_MINUTE.multipliedBy(2));
        var until = house.now().plus(Duration.ofHours(2));
        house.service().answer(house.fire("report").fire().fence(), new Answer.Snooze(until));
    }

    private void restartWhereNoListNamesThePool() {
        house.settings = EngineSettings.DEFAULT;
        house.restartAfter(() -> house.pass(Duration.ofHours(3)));
    }

    @Test
    void whatWakesInAPoolThatNoListNamesAnyMoreIsTold() {
        snoozeAReportThatComesToAPool();

        restartWhereNoListNamesThePool();
        house.pass(A_MINUTE);

        assertThat(house.desktop.nags).hasSize(2);
    }

    @Test
    void aPoolInWhichSomethingSleepsIsThereFromTheStart() {
        snoozeAReportThatComesToAPool();
        house.settings = EngineSettings.DEFAULT;

        house.restart();

        assertThat(house.service().pools())
                .anySatisfy(pool -> assertThat(pool.name()).isEqualTo("workpool"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatWakesInAPoolThatIsFoundWhileTheEngineBeginsIsTold(long seed) {
        house.close();
        house = new House(seed, House.START, store);
        snoozeAReportThatComesToAPool();

        store.isForgetful = true;
        restartWhereNoListNamesThePool();
        house.pass(A_MINUTE);

        assertThat(house.desktop.nags).hasSize(2);
    }

    @Test
    void whatFellDueWhileThePoolCouldNotBeReadIsToldWhenItCan() {
        house.settings = withPool("work", "workpool");
        addReport();
        house.addIn(A_MINUTE, "tea", EVERY_TEN_MINUTES);
        store.refuses = true;
        house.pass(A_MINUTE.multipliedBy(2));
        assertThat(house.desktop.titles()).contains("tea").doesNotContain("report");

        store.refuses = false;
        house.pass(A_MINUTE);

        assertThat(house.desktop.titles()).containsOnlyOnce("report");
    }

    @Test
    void aPoolThatCouldNotBeStartedIsStartedWithTheNextSubmission() {
        var asked = new ArrayList<String>();
        var world = new Simulation(1, House.START);
        var planner = new Planner(new Surroundings(world, () -> Zone.UTC, () -> EngineSettings.DEFAULT));
        var pools = new Pools(world.system(), new Ledger(store, planner, Runnable::run), List.of(), Map.of());
        var dispatch = new Dispatch(world.system().registry(), pools, asked::add);

        assertThat(dispatch.open(Set.of("kitchen"))).isTrue();
        assertThat(dispatch.open(Set.of("kitchen"))).isTrue();

        assertThat(asked).containsExactly("kitchen", "kitchen");
    }

    @Test
    void whoSubmitsToAPoolThatIsThereDoesNotAskTheStoreForIt() {
        house.addIn(A_MINUTE, "tea", EVERY_TEN_MINUTES);
        var before = store.asked;

        house.pass(A_MINUTE.multipliedBy(2));

        assertThat(house.desktop.titles()).containsExactly("tea");
        assertThat(store.asked).isEqualTo(before);
    }
}
