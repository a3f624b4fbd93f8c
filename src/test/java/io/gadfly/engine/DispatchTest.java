package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.kernel.Pid;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// News of what was saved find whoever acts on them, also where that one was just started again or was never there.
class DispatchTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Pid pidOf(String name) {
        return flat(house.service().processes())
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private static Stream<ProcessInfo> flat(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(DispatchTest::flat));
    }

    @Test
    void aNewReminderReachesTheSchedulerThatTookTheKilledOnesName() {
        house.service().kill(pidOf("scheduler"));
        house.world.settle();

        house.addIn(Duration.ofSeconds(5), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofSeconds(6));

        assertThat(house.desktop.titles()).containsExactly("tea");
    }

    @Test
    void anAnswerReachesTheNaggerOfAPoolWhoseFeederWasKilled() {
        var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        house.service().kill(pidOf("feeder/default"));
        house.pass(Duration.ofSeconds(1));

        house.service().answer(tea.id(), new Answer.Acknowledge());
        var told = house.desktop.nags.size();
        house.pass(Duration.ofHours(1));

        assertThat(house.desktop.nags).hasSize(told);
        assertThat(house.service().naggers()).isEmpty();
    }

    @Test
    void anAnswerWhileNobodyFeedsThePoolIsHeardAllTheSame() {
        var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        house.service().kill(pidOf("feeder/default"));
        house.service().answer(tea.id(), new Answer.Acknowledge());
        house.pass(Duration.ofHours(1));

        assertThat(house.desktop.nags).hasSize(1);
        assertThat(house.service().naggers()).isEmpty();
    }

    @Test
    void aPoolThatAListNamesForTheFirstTimeIsStarted() {
        var usual = EngineSettings.DEFAULT;
        house.settings = new EngineSettings(
                usual.morning(),
                usual.snooze(),
                Optional.empty(),
                usual.poolLimits(),
                Map.of("inbox", new ListRules(Optional.of("kitchen"), Set.of())),
                0);

        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        assertThat(house.desktop.titles()).containsExactly("tea");
        assertThat(house.service().pools()).anySatisfy(pool -> {
            assertThat(pool.name()).isEqualTo("kitchen");
            assertThat(pool.running()).isEqualTo(1);
        });
    }
}
