package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A nagger that starts anew while it is quiet goes on as one that ran all the while: what was told is not told
/// again, and its interval is not forgotten.
class QuietRestartTest {
    private final AtomicReference<RecordingMedium> popup = new AtomicReference<>();
    private final House house = new House(1, House.START, new MemoryRepository(), world -> {
        popup.set(new RecordingMedium("popup", world));
        return List.of(popup.get());
    });

    @AfterEach
    void close() {
        house.close();
    }

    private void silence(Duration span) {
        house.atRest().silence(Optional.of(house.now().plus(span)));
    }

    /// In Berlin, where it is an hour later.
    private void beQuiet(LocalTime from, LocalTime to) {
        var usual = EngineSettings.DEFAULT;
        house.settings = new EngineSettings(
                usual.morning(),
                usual.snooze(),
                Optional.of(new QuietHours(from, to)),
                usual.poolLimits(),
                Map.of(),
                0);
    }

    private void killTheNagger() {
        processes(house.service().processes())
                .filter(process -> process.name().startsWith("nagger/"))
                .forEach(process -> house.service().kill(process.pid()));
        house.world.settle();
    }

    private static Stream<ProcessInfo> processes(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(QuietRestartTest::processes));
    }

    private List<Integer> heard() {
        return Stream.concat(house.desktop.nags.stream(), popup.get().nags.stream())
                .filter(nag -> nag.notification().loudness() != Loudness.SILENT)
                .map(nag -> nag.notification().nag())
                .toList();
    }

    private NagState state() {
        return house.service()
                .history(Instant.EPOCH, Instant.MAX, 1)
                .getFirst()
                .fire()
                .state();
    }

    /// Lets the time pass, for which it forecasts no nag that does not come.
    private void assertForecastComesTrue(Duration span) {
        var before = heard().size();
        var forecast = house.service().forecast(span, Integer.MAX_VALUE);

        house.pass(span);

        var happened = Stream.concat(house.desktop.nags.stream(), popup.get().nags.stream())
                .filter(nag -> nag.notification().loudness() != Loudness.SILENT)
                .skip(before)
                .map(nag -> nag.at() + " " + nag.notification().nag())
                .toList();
        assertThat(forecast).extracting(nag -> nag.at() + " " + nag.nag()).isEqualTo(happened);
    }

    @Test
    void theLastNagIsNotToldAgainAfterARestartInASilence() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());
        house.pass(Duration.ofMinutes(2));

        house.restartAfter(() -> silence(Duration.ofHours(1)));
        assertForecastComesTrue(Duration.ofHours(2));

        assertThat(heard()).containsExactly(1);
        assertThat(house.desktop.restored).hasSize(1);
        assertThat(state()).isInstanceOf(NagState.GaveUp.class);
    }

    @Test
    void theLastNagIsNotToldAgainAfterARestartInQuietHours() {
        beQuiet(LocalTime.of(10, 0), LocalTime.of(12, 0));
        house.addIn(Duration.ofMinutes(50), "tea", NagPolicy.once());
        house.pass(Duration.ofMinutes(55));

        house.restartAfter(() -> house.pass(Duration.ofMinutes(10)));
        assertForecastComesTrue(Duration.ofHours(4));

        assertThat(heard()).containsExactly(1);
        assertThat(house.desktop.restored).isEmpty();
        assertThat(state()).isInstanceOf(NagState.GaveUp.class);
    }

    @Test
    void theLastNagIsNotToldAgainWhereOnlyItsNaggerStartsAnewInASilence() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());
        house.pass(Duration.ofMinutes(2));
        house.service().silence(Optional.of(house.now().plus(Duration.ofHours(1))));

        killTheNagger();
        assertForecastComesTrue(Duration.ofHours(2));

        assertThat(heard()).containsExactly(1);
        assertThat(state()).isInstanceOf(NagState.GaveUp.class);
    }

    @Test
    void theIntervalGoesOnOverARestartInASilence() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(10)));
        house.pass(Duration.ofMinutes(2));

        house.restartAfter(() -> silence(Duration.ofMinutes(5)));
        assertForecastComesTrue(Duration.ofHours(24));

        assertThat(heard()).containsExactly(1, 2, 3);
        assertThat(house.desktop.nags.get(1).at())
                .isEqualTo(house.desktop.nags.getFirst().at().plus(Duration.ofHours(10)));
    }

    @Test
    void theLastNagIsNotToldAgainWhereItWaitedForASlotAsWell() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());
        house.addIn(Duration.ofMinutes(1), "milk", NagPolicy.once());
        house.pass(Duration.ofMinutes(2));

        house.restartAfter(() -> {
            silence(Duration.ofHours(1));
            house.atRest().steer("default", new ReminderService.PoolCommand.Limit(1));
        });
        assertForecastComesTrue(Duration.ofHours(4));

        assertThat(heard()).containsExactly(1, 1);
    }

    @Test
    void whatWasSavedAndNotToldIsToldWhenTheSilenceIsOver() {
        house.desktop.become(new Availability.Absent("none"));
        popup.get().become(new Availability.Absent("none"));
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());
        house.pass(Duration.ofMinutes(2));

        house.restartAfter(() -> silence(Duration.ofHours(1)));
        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofMinutes(59));
        assertThat(heard()).isEmpty();

        assertForecastComesTrue(Duration.ofHours(2));
        assertThat(heard()).containsExactly(1);
    }

    @Test
    void noOtherMediumTellsItInTheSilenceWhereItsOwnIsNotThere() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(10)));
        house.pass(Duration.ofMinutes(2));

        house.restartAfter(() -> {
            silence(Duration.ofHours(1));
            house.desktop.become(new Availability.Absent("none"));
        });
        house.pass(Duration.ofMinutes(30));
        assertThat(house.desktop.restored).isEmpty();
        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofHours(2));

        assertThat(heard()).containsExactly(1);
        assertThat(house.desktop.restored).hasSize(1);
    }
}
