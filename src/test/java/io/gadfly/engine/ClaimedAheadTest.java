package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoreException;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A fire is on the disk a moment ahead of its time, so that nothing but its medium is between that and the user;
/// nobody hears of it earlier.
class ClaimedAheadTest {
    private static final Duration DELAY = Duration.ofSeconds(90);
    private static final Duration MOMENT = Claims.AHEAD.dividedBy(2);
    private static final Instant DUE = House.START.plus(DELAY);

    private final House house = new House();

    private Reminder addAndWaitForTheMoment() {
        var reminder = house.addIn(DELAY, "tea", NagPolicy.every(Duration.ofHours(1)));
        house.pass(DELAY.minus(MOMENT));
        return reminder;
    }

    private Instant firstNag() {
        return house.desktop.nags.getFirst().at();
    }

    @Test
    void isInTheStoreBeforeItsTimeAndRingsAtItsTime() {
        var reminder = addAndWaitForTheMoment();

        assertThat(house.repository.findLiveFires(reminder.id()))
                .hasSize(1)
                .allMatch(fire ->
                        fire.state() instanceof NagState.Due && fire.dueAt().equals(DUE));
        assertThat(house.desktop.nags).isEmpty();
        house.pass(MOMENT);
        assertThat(house.desktop.titles()).containsExactly("tea");
        assertThat(firstNag()).isEqualTo(DUE);
    }

    @Test
    void isSaidToHaveFallenDueAtItsTime() {
        var reminder = addAndWaitForTheMoment();

        assertThat(house.repository.findTimeline(reminder.id()))
                .filteredOn(entry -> entry.cause().equals("schedule"))
                .extracting(entry -> entry.at())
                .containsExactly(DUE);
    }

    @Test
    void ringsOnceAndNoEarlierWhereTheProgramBeginsAnewInBetween() {
        addAndWaitForTheMoment();

        house.restart();
        assertThat(house.desktop.nags).isEmpty();
        house.pass(Duration.ofMinutes(5));

        assertThat(house.desktop.titles()).containsExactly("tea");
        assertThat(firstNag()).isEqualTo(DUE);
    }

    @Test
    void staysSilentWhereItIsAnsweredInBetween() {
        var reminder = addAndWaitForTheMoment();

        var fence = house.repository.findLiveFires(reminder.id()).getFirst().fence();
        house.service().answer(fence, new Answer.Done());
        house.pass(Duration.ofMinutes(5));

        assertThat(house.desktop.nags).isEmpty();
    }

    @Test
    void staysSilentWhereItsReminderIsDeletedInBetween() {
        var reminder = addAndWaitForTheMoment();

        house.service().delete(List.of(reminder.id()));
        house.pass(Duration.ofMinutes(5));

        assertThat(house.desktop.nags).isEmpty();
    }

    @Test
    void ringsAtTheOtherTimeWhereItsReminderIsMovedInBetween() {
        var reminder = addAndWaitForTheMoment();
        var later = DUE.plus(Duration.ofHours(1));

        house.service().edit(reminder, reminder.definition().withSchedule(Schedule.once(CalendarTime.utc(later))));
        house.pass(Duration.ofMinutes(5));
        assertThat(house.desktop.nags).isEmpty();
        house.pass(Duration.ofHours(1));

        assertThat(house.desktop.titles()).containsExactly("tea");
        assertThat(firstNag()).isEqualTo(later);
    }

    @Test
    void waitsForItsTimeWhereTheClockIsPutRightInBetween() {
        addAndWaitForTheMoment();

        house.world.setClock(DUE.minusSeconds(2));
        house.pass(Duration.ofMinutes(5));

        assertThat(house.desktop.titles()).containsExactly("tea");
        assertThat(firstNag()).isEqualTo(DUE);
    }

    @Test
    void isToComeAgainWhereTheClockIsSetBackFarInBetween() {
        addAndWaitForTheMoment();

        house.world.setClock(DUE.minus(Duration.ofHours(1)));
        house.pass(Duration.ofMinutes(30));
        assertThat(house.desktop.nags).isEmpty();
        house.pass(Duration.ofMinutes(35));

        assertThat(house.desktop.titles()).containsExactly("tea");
        assertThat(firstNag()).isEqualTo(DUE);
    }

    /// Its disk refuses the first claims.
    private static final class RefusingDisk extends ForwardingRepository {
        private final int refusals;
        private int claims;

        RefusingDisk(int refusals) {
            super(new MemoryRepository());
            this.refusals = refusals;
        }

        @Override
        public List<Fire> commit(Changes changes) {
            if (!changes.claims().isEmpty() && claims++ < refusals) {
                throw new StoreException("the disk does not answer");
            }
            return super.commit(changes);
        }
    }

    @Nested
    class WhereTheDiskRefuses {
        @Test
        void onceItRingsAtItsTime() {
            try (var other = new House(1, House.START, new RefusingDisk(1))) {
                other.addIn(DELAY, "tea", NagPolicy.every(Duration.ofHours(1)));

                other.pass(DELAY.plus(Duration.ofMinutes(1)));

                assertThat(other.desktop.nags)
                        .filteredOn(nag -> nag.title().equals("tea"))
                        .extracting(nag -> nag.at())
                        .containsExactly(DUE);
            }
        }

        @Test
        void againAndAgainItIsTriedAsSeldomAsTheSchedulerLooksAtTheClock() {
            var disk = new RefusingDisk(Integer.MAX_VALUE);
            try (var other = new House(1, House.START, disk)) {
                for (var i = 0; i < 20; i++) {
                    other.addIn(DELAY.plusSeconds(i), "tea " + i, NagPolicy.every(Duration.ofHours(1)));
                }

                other.pass(DELAY.plus(Duration.ofMinutes(5)));

                assertThat(disk.claims).isBetween(10, 12);
            }
        }
    }
}
