package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ten times as many reminders as a round of claims takes have fallen due while nothing ran: what is in memory at
/// once is as much as with one round.
class OverdueAtStartTest {
    private static final int OVERDUE = 10 * Claims.ROUND;

    private final Pages store = new Pages();

    /// Notes the largest page that anybody asked for or wrote.
    private static final class Pages extends ForwardingRepository {
        private int largest;
        private int claimed;

        Pages() {
            super(new MemoryRepository());
        }

        private <T> List<T> noted(List<T> page) {
            largest = Math.max(largest, page.size());
            return page;
        }

        @Override
        public List<Planned> list(ReminderFilter filter, int offset, int limit) {
            return noted(super.list(filter, offset, limit));
        }

        @Override
        public List<Planned> findDue(Instant now, int limit, Optional<Planned> last) {
            return noted(super.findDue(now, limit, last));
        }

        @Override
        public List<Fire> findLiveFires(int offset, int limit) {
            return noted(super.findLiveFires(offset, limit));
        }

        @Override
        public List<Fire> findWaiting(String pool, int limit) {
            return noted(super.findWaiting(pool, limit));
        }

        @Override
        public List<Fire> findTelling(Collection<ReminderId> reminders) {
            return noted(super.findTelling(reminders));
        }

        @Override
        public List<Fire> findSnoozed(Instant now, int limit) {
            return noted(super.findSnoozed(now, limit));
        }

        @Override
        public List<Fire> findHistory(Instant from, Instant to, int limit) {
            return noted(super.findHistory(from, to, limit));
        }

        @Override
        public List<Fire> findMissedAhead(Instant now, long last, int limit) {
            return noted(super.findMissedAhead(now, last, limit));
        }

        @Override
        public List<Fire> commit(Changes changes) {
            noted(changes.claims());
            noted(changes.fires());
            claimed += changes.claims().size();
            return super.commit(changes);
        }
    }

    private void addOverdue() {
        for (var start = 0; start < OVERDUE; start += Claims.ROUND) {
            var commit = Commits.of(House.START);
            IntStream.range(start, start + Claims.ROUND).forEach(i -> commit.reminder(overdue(i)));
            store.commit(commit.build());
        }
    }

    private Planned overdue(int number) {
        var due = House.START.minus(Duration.ofDays(1)).plusSeconds(number % 3600);
        var definition = Definition.of(Details.of("reminder " + number), Schedule.once(CalendarTime.utc(due)));
        var reminder = new Reminder(
                store.nextReminderId(), 1, "uid-" + number, definition, new Origin.Local(), Reminder.Status.OPEN);
        return new Planned(reminder, Optional.of(due));
    }

    private static Stream<ProcessInfo> all(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(OverdueAtStartTest::all));
    }

    @Test
    void areClaimedAndTakeTheirTurnsPageByPageHoweverManyThereAre() {
        addOverdue();
        store.largest = 0;

        try (var house = new House(1, House.START, store)) {
            house.service().steer("default", new ReminderService.PoolCommand.Limit(3));
            house.pass(Duration.ofMinutes(11));

            assertThat(store.claimed).isEqualTo(OVERDUE);
            assertThat(store.nextFireAt()).isEmpty();
            assertThat(store.largest).isLessThanOrEqualTo(Claims.ROUND);
            assertThat(all(house.service().processes()).count()).isLessThan(100);
            assertThat(house.service().pools().getFirst().queued()).isLessThanOrEqualTo(Intake.BACKLOG_BOUND);
            assertThat(house.desktop.digests)
                    .isNotEmpty()
                    .allSatisfy(digest -> assertThat(digest.items()).hasSizeLessThanOrEqualTo(Claims.ROUND));
        }
    }
}
