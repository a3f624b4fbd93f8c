package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.kernel.Quiet;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Of a pool of one slot two are due when it is drained, and a third one later.
@ExtendWith(Quiet.class)
class DrainTest {
    private static final NagPolicy NAG = NagPolicy.every(Duration.ofMinutes(5)).withMax(3);

    private final House house = new House();

    DrainTest() {
        house.service().steer("default", new PoolCommand.Limit(1));
        house.addIn(Duration.ofMinutes(1), "tea", NAG);
        house.addIn(Duration.ofSeconds(61), "pills", NAG);
        house.addIn(Duration.ofMinutes(3), "cat", NAG);
        house.pass(Duration.ofMinutes(2));
        house.service().steer("default", new PoolCommand.Drain());
        house.desktop.nags.clear();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private PoolInfo.Mode mode() {
        return house.service().pools().stream()
                .filter(pool -> pool.name().equals("default"))
                .findFirst()
                .orElseThrow()
                .mode();
    }

    @Test
    void whoWaitsForItsEndIsNotCountedAsRefused() {
        house.pass(Duration.ofMinutes(10));

        assertThat(house.service().pools()).extracting(PoolInfo::refused).containsOnly(0L);
        assertThat(house.fire("cat").position()).isZero();
    }

    private List<String> heardIn(Duration time) {
        house.pass(time);
        return house.desktop.nags.stream()
                .filter(nag -> nag.notification().loudness() != Loudness.SILENT)
                .map(RecordingMedium.Nag::title)
                .toList();
    }

    private List<String> bulletin() {
        return house.desktop.digests.getLast().items().stream()
                .map(Digest.Item::title)
                .toList();
    }

    private static Stream<ProcessInfo> flat(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(DrainTest::flat));
    }

    private void kill(Class<?> behaviour) {
        var pid = flat(house.service().processes())
                .filter(process -> process.behaviour().equals(behaviour.getSimpleName()))
                .findFirst()
                .orElseThrow()
                .pid();
        assertThat(house.service().kill(pid)).isTrue();
    }

    @Test
    void letsWhatRangAndWhatWaitedComeToTheirEndThoughSomethingNewIsDue() {
        assertThat(heardIn(Duration.ofHours(2)))
                .containsExactlyInAnyOrder("tea", "tea", "pills", "pills", "pills")
                .startsWith("pills", "tea");
    }

    @Test
    void takesWhatWaitedAsSoonAsItIsOver() {
        house.pass(Duration.ofHours(1));
        house.desktop.nags.clear();

        house.service().steer("default", new PoolCommand.Resume());

        assertThat(heardIn(Duration.ZERO)).containsExactly("cat");
    }

    private void snoozeCatWhileItDrains() {
        house.service().steer("default", new PoolCommand.Resume());
        house.service().steer("default", new PoolCommand.Limit(3));
        house.pass(Duration.ofMinutes(2));
        house.service().steer("default", new PoolCommand.Drain());
        house.service()
                .answer(
                        house.fire("cat").fire().fence(),
                        new Answer.Snooze(house.now().plusSeconds(60)));
    }

    @Test
    void letsWhatWasHushedGoOnWhenItWakesAndNotWhatWasSnoozed() {
        snoozeCatWhileItDrains();
        house.service().silence(Optional.of(house.now().plus(Duration.ofMinutes(30))));
        house.pass(Duration.ofMinutes(30));
        house.desktop.nags.clear();

        assertThat(heardIn(Duration.ofHours(2))).contains("tea", "pills").doesNotContain("cat");
    }

    @Nested
    class AfterARestart {
        @Test
        void goesOn() {
            house.restart();

            assertThat(mode()).isEqualTo(PoolInfo.Mode.DRAINING);
        }

        @Test
        void goesOnWithAnotherLimit() {
            house.service().steer("default", new PoolCommand.Limit(2));
            house.restart();

            assertThat(mode()).isEqualTo(PoolInfo.Mode.DRAINING);
            assertThat(house.service().pools().getFirst().limit()).isEqualTo(2);
        }

        @Test
        void letsWhatRangAndWhatWaitedComeToTheirEnd() {
            house.restart();

            assertThat(heardIn(Duration.ofHours(2))).contains("tea", "pills").doesNotContain("cat");
        }

        @Test
        void letsNothingInThatHasWokenFromASnoozeSinceItBegan() {
            snoozeCatWhileItDrains();
            house.pass(Duration.ofMinutes(2));
            house.desktop.nags.clear();

            house.restart();

            assertThat(heardIn(Duration.ofHours(2))).contains("tea", "pills").doesNotContain("cat");
            assertThat(bulletin()).containsExactly("cat");
        }

        @Test
        void takesNothingNewAndNamesIt() {
            house.pass(Duration.ofHours(2));
            house.desktop.nags.clear();
            house.restart();

            assertThat(heardIn(Duration.ofMinutes(2))).isEmpty();
            assertThat(bulletin()).containsExactly("cat");
        }

        @Test
        void canBeEnded() {
            house.restart();
            house.service().steer("default", new PoolCommand.Resume());
            house.restart();

            assertThat(mode()).isEqualTo(PoolInfo.Mode.RUNNING);
            assertThat(heardIn(Duration.ofHours(2))).contains("tea", "pills", "cat");
        }
    }

    @Nested
    class AfterACrash {
        @Test
        void letsWhatRangAndWhatWaitedComeToTheirEnd() {
            kill(Deliveries.class);

            assertThat(heardIn(Duration.ofHours(2))).contains("tea", "pills").doesNotContain("cat");
        }
    }

    @Nested
    class Forecast {
        @Test
        void saysWhatThenHappens() {
            var forecast = house.service().forecast(Duration.ofHours(2), 100).stream()
                    .map(ForecastNag::title)
                    .toList();

            assertThat(forecast).isEqualTo(heardIn(Duration.ofHours(2))).isNotEmpty();
        }
    }
}
