package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// One reminder that cannot be read or computed, among others that can.
class ParkingTest {
    private final Bad store = new Bad();
    private final House house = new House(1, House.START, store);

    @AfterEach
    void close() {
        house.close();
    }

    private Reminder addBadAndGood() {
        var bad = house.addIn(Duration.ofMinutes(5), "bad", NagPolicy.once());
        house.addIn(Duration.ofMinutes(5), "good", NagPolicy.once());
        house.addIn(Duration.ofMinutes(10), "later", NagPolicy.once());
        return bad;
    }

    private List<String> steps(Reminder reminder) {
        return store.findTimeline(reminder.id()).stream()
                .map(TimelineEntry::step)
                .toList();
    }

    @Nested
    class ThatCannotBeRead {
        @Test
        void letsTheOthersRingAndIsShown() {
            store.isUnreadable = true;
            var bad = addBadAndGood();

            house.pass(Duration.ofMinutes(15));

            assertThat(house.desktop.titles()).contains("good", "later", "Cannot ring: bad");
            assertThat(house.desktop.titles()).doesNotContain("bad", "Gadfly cannot reach its store");
            assertThat(steps(bad)).contains(TimelineSteps.PARKED);
        }

        @Test
        void ringsAfterARestartThatCanReadItAgain() {
            store.isUnreadable = true;
            addBadAndGood();
            house.pass(Duration.ofMinutes(15));

            house.restartAfter(() -> store.isUnreadable = false);
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsOnlyOnce("bad");
            assertThat(house.desktop.nags)
                    .filteredOn(nag -> nag.title().equals("bad"))
                    .extracting(nag -> nag.notification().fire().dueAt())
                    .containsExactly(House.START.plus(Duration.ofMinutes(5)));
        }
    }

    @Nested
    class ThatWasChangedWhenItCanBeReadAgain {
        private Reminder setAside() {
            store.isUnreadable = true;
            var bad = addBadAndGood();
            house.pass(Duration.ofMinutes(15));
            store.isUnreadable = false;
            return bad;
        }

        private void delete(Reminder reminder) {
            house.service().delete(List.of(reminder.id()));
        }

        private void postpone(Reminder reminder, Duration delay) {
            var seen = house.service().find(reminder.id()).orElseThrow().reminder();
            var later = Schedule.once(CalendarTime.utc(house.now().plus(delay)));
            house.service().edit(seen, seen.definition().withSchedule(later));
        }

        @Test
        void ringsWhenItsDeletionIsTakenBackAfterARestart() {
            delete(setAside());
            house.restart();

            house.service().undo();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsOnlyOnce("bad");
        }

        @Test
        void ringsWhenItsEditIsTakenBackAfterARestart() {
            postpone(setAside(), Duration.ofDays(3));
            house.restart();

            house.service().undo();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsOnlyOnce("bad");
        }

        @Test
        void ringsWhenItsDeletionIsTakenBackAfterSeveralRestarts() {
            delete(setAside());
            house.restart();
            house.restart();

            house.restartAfter(() -> house.atRest().undo());
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsOnlyOnce("bad");
        }

        @Test
        void ringsOnceWhereItsEditStays() {
            postpone(setAside(), Duration.ofMinutes(5));
            house.restart();

            house.pass(Duration.ofMinutes(6));

            assertThat(house.desktop.titles()).containsOnlyOnce("bad");
        }

        @Test
        void staysAwayWhereItsDeletionStays() {
            delete(setAside());

            house.restart();
            house.pass(Duration.ofHours(1));

            assertThat(house.desktop.titles()).doesNotContain("bad");
        }
    }

    @Nested
    class ThatCannotBeReadWhileItIsSnoozed {
        @Test
        void letsTheOthersWake() {
            var bad = house.addIn(Duration.ofMinutes(5), "bad", NagPolicy.once());
            var good = house.addIn(Duration.ofMinutes(5), "good", NagPolicy.once());
            house.pass(Duration.ofMinutes(6));
            var until = new Answer.Snooze(house.now().plus(Duration.ofMinutes(5)));
            house.service().answer(bad.id(), until);
            house.service().answer(good.id(), until);
            house.desktop.nags.clear();
            store.isUnreadable = true;

            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.titles()).contains("good").doesNotContain("bad");
        }

        @Test
        void makesNobodyLateWhoseSnoozeEndsBehindIt() {
            var bad = house.addIn(Duration.ofMinutes(5), "bad", NagPolicy.once());
            var good = house.addIn(Duration.ofMinutes(5), "good", NagPolicy.once());
            house.pass(Duration.ofMinutes(6));
            var end = house.now().plus(Duration.ofMinutes(5));
            house.service().answer(bad.id(), new Answer.Snooze(end));
            house.service().answer(good.id(), new Answer.Snooze(end.plusSeconds(7)));
            store.isUnreadable = true;

            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.nags)
                    .filteredOn(nag -> nag.title().equals("good"))
                    .last()
                    .extracting(RecordingMedium.Nag::at)
                    .isEqualTo(end.plusSeconds(7));
            assertThat(house.desktop.titles()).doesNotContain("Gadfly reaches its store again");
        }
    }

    @Nested
    class ThatCannotBeReadWhenItsQuietEndsEarly {
        @Test
        void letsTheOthersWake() {
            house.service().silence(Optional.of(House.START.plus(Duration.ofHours(4))));
            addBadAndGood();
            house.pass(Duration.ofMinutes(15));
            store.isUnreadable = true;

            house.service().silence(Optional.empty());
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).contains("good").doesNotContain("bad");
        }
    }

    @Nested
    class ThatCannotBeComputed {
        @Test
        void isSetAsideWhenTheSchedulerHasCrashedTwiceAndTheOthersRing() {
            var bad = addBadAndGood();
            store.isUncomputable = true;

            house.pass(Duration.ofMinutes(15));

            assertThat(house.desktop.titles()).contains("good", "later", "Cannot ring: bad");
            assertThat(house.desktop.titles()).doesNotContain("bad");
            assertThat(steps(bad)).contains(TimelineSteps.PARKED);
            assertThat(store.attempts).isEqualTo(2);
        }

        @Test
        void isTriedAgainByTheNextStart() {
            addBadAndGood();
            store.isUncomputable = true;
            house.pass(Duration.ofMinutes(15));

            house.restartAfter(() -> store.isUncomputable = false);
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsOnlyOnce("bad");
        }
    }

    @Nested
    class ThatWouldCostTooMuch {
        /// What the rule gives, the exclusion rules take away for months, each of them some.
        private static final List<String> EXCLUDED = List.of(
                "FREQ=SECONDLY;BYMONTH=1", "FREQ=SECONDLY;BYMONTH=2;INTERVAL=7919", "FREQ=SECONDLY;INTERVAL=7907");

        private Reminder addCostly() {
            var start = CalendarTime.utc(House.START);
            return house.service()
                    .add(Definition.of(
                            Details.of("costly"),
                            new Schedule(
                                    start,
                                    Span.ZERO,
                                    List.of(rule("FREQ=SECONDLY;INTERVAL=7907;BYMONTH=1,2,3,4", start)),
                                    EXCLUDED.stream()
                                            .map(text -> rule(text, start))
                                            .toList(),
                                    List.of(),
                                    List.of(),
                                    List.of())));
        }

        private static RecurrenceRule rule(String text, CalendarTime start) {
            return RecurrenceRule.parse(text, start).toOptional().orElseThrow();
        }

        @Test
        void isSetAsideAloudWithoutACrash() {
            var costly = addCostly();
            house.addIn(Duration.ofMinutes(5), "good", NagPolicy.once());

            house.pass(Duration.ofMinutes(15));

            assertThat(house.desktop.titles()).contains("good", "Cannot ring: costly");
            assertThat(steps(costly)).contains(TimelineSteps.PARKED);
        }
    }

    /// A store with one reminder that is called "bad", and is.
    private static final class Bad extends ForwardingRepository {
        private boolean isUnreadable;
        private boolean isUncomputable;
        private int attempts;

        Bad() {
            super(new MemoryRepository());
        }

        private boolean isBad(Changes.Planned planned) {
            return planned.reminder().title().equals("bad");
        }

        @Override
        public Optional<Reminder> find(ReminderId id) {
            var found = super.find(id);
            if (isUnreadable
                    && found.filter(reminder -> reminder.title().equals("bad")).isPresent()) {
                throw new StoreException("damaged");
            }
            return found;
        }

        @Override
        public List<Changes.Planned> findDue(Instant now, int limit, Optional<Changes.Planned> last) {
            return super.findDue(now, limit, last).stream()
                    .filter(planned -> !isUnreadable || !isBad(planned))
                    .map(this::poisoned)
                    .toList();
        }

        @Override
        public List<Changes.Planned> findUnreadable(Instant now, int limit) {
            return super.findDue(now, limit, Optional.empty()).stream()
                    .filter(planned -> isUnreadable && isBad(planned))
                    .toList();
        }

        private Changes.Planned poisoned(Changes.Planned planned) {
            if (!isUncomputable || !isBad(planned)) {
                return planned;
            }
            attempts++;
            var beyondTime = new MisfirePolicy.DropIfLate(Duration.ofSeconds(Long.MAX_VALUE));
            var definition = planned.reminder().definition().withMisfire(beyondTime);
            var reminder = new Reminder(
                    planned.reminder().id(),
                    planned.reminder().version(),
                    planned.reminder().uid(),
                    definition,
                    planned.reminder().origin(),
                    planned.reminder().status());
            return new Changes.Planned(reminder, planned.nextFireAt());
        }
    }
}
