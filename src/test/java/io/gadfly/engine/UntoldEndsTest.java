package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Quiet;
import io.gadfly.notification.Medium;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two nags, five minutes apart, and nobody answers.
@ExtendWith(Quiet.class)
class UntoldEndsTest {
    private final Crash disk = new Crash();
    private final House house = new House(1, House.START, disk);

    @AfterEach
    void close() {
        house.close();
    }

    /// Saves the end of a fire, and then whoever saved it crashes.
    private static final class Crash extends ForwardingRepository {
        private boolean isArmed;

        Crash() {
            super(new MemoryRepository());
        }

        @Override
        public List<Fire> commit(Changes changes) {
            var claimed = super.commit(changes);
            if (isArmed && changes.fires().stream().anyMatch(fire -> fire.state() instanceof NagState.Over)) {
                isArmed = false;
                throw new IllegalStateException("crashed before it told");
            }
            return claimed;
        }
    }

    private void addTea() {
        house.addIn(
                Duration.ofMinutes(1),
                "tea",
                NagPolicy.every(Duration.ofMinutes(5)).withMax(2));
    }

    private void assertToldOnce(String text) {
        assertThat(house.desktop.nags)
                .filteredOn(nag -> nag.notification().body().equals(text))
                .hasSize(1);
    }

    @Test
    void thatWasToldIsNotToldAgainByTheNextStart() {
        addTea();
        house.pass(Duration.ofMinutes(20));

        house.restart();
        house.pass(Duration.ofMinutes(2));

        assertToldOnce(Texts.of("nag.gaveUp", 2));
    }

    @Test
    void thatWasToldAndIsOneAgainAfterAnUndoIsNotToldAgain() {
        addTea();
        house.pass(Duration.ofMinutes(2));
        var tea = house.fire("tea").fire().fence();
        house.pass(Duration.ofMinutes(20));
        house.service().answer(tea, new Answer.Done());
        house.service().undo();

        house.restart();
        house.pass(Duration.ofMinutes(2));

        assertToldOnce(Texts.of("nag.gaveUp", 2));
    }

    @Test
    void whoseNaggerCrashedOnTheWayIsTold() {
        addTea();
        disk.isArmed = true;
        house.pass(Duration.ofMinutes(20));

        assertToldOnce(Texts.of("nag.gaveUp", 2));
    }

    @Test
    void withWhichTheProgramDiedIsToldByTheNextStartOnce() {
        addTea();
        house.pass(Duration.ofMinutes(2));
        var fire = house.fire("tea").fire();

        house.restartAfter(() -> disk.commit(Commits.of(house.now())
                .fire(fire.with(new NagState.GaveUp(house.now(), 1)), "interval")
                .build()));
        house.pass(Duration.ofMinutes(2));
        assertToldOnce(Texts.of("nag.gaveUp", 1));

        house.restart();
        house.pass(Duration.ofMinutes(2));
        assertToldOnce(Texts.of("nag.gaveUp", 1));
    }

    @Test
    void byAPoisonIsToldByTheNextStartToo() {
        addTea();
        house.pass(Duration.ofMinutes(2));
        var fire = house.fire("tea").fire();

        house.restartAfter(() -> disk.commit(Commits.of(house.now())
                .fire(fire.with(new NagState.Failed(house.now(), "poison", 1)), "poison")
                .build()));
        house.pass(Duration.ofMinutes(2));

        assertToldOnce(Texts.of("nag.failed", "poison"));
    }

    @Test
    void thatNoMediumTookIsToldByTheOneThatAppearsAfterTheNextStart() {
        house.desktop.become(new Medium.Availability.Absent("no bus"));
        addTea();
        house.pass(Duration.ofMinutes(20));

        house.restart();
        house.pass(Duration.ofMinutes(1));
        assertThat(house.desktop.nags).isEmpty();
        house.desktop.become(new Medium.Availability.Ready());
        house.pass(Duration.ofMinutes(5));

        assertToldOnce(Texts.of("nag.gaveUp", 2));
    }
}
