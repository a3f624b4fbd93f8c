package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DueRemindersTest {
    private static final Instant NOW = House.START;

    private final MemoryRepository repository = new MemoryRepository();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final DueReminders due = new DueReminders(repository, later::add, 2);

    private Planned addDue(String title) {
        var definition = Definition.of(Details.of(title), Schedule.once(CalendarTime.utc(NOW)));
        var reminder = new Reminder(
                repository.nextReminderId(), 1, title, definition, new Origin.Local(), Reminder.Status.OPEN);
        var planned = new Planned(reminder, Optional.of(NOW));
        repository.commit(Commits.of(NOW).reminder(planned).build());
        return planned;
    }

    private void advance(Planned planned) {
        repository.commit(Commits.of(NOW)
                .plan(new Planned(planned.reminder(), Optional.empty()))
                .build());
    }

    /// One scheduler hung in the middle of a claim, and another was started in its place.
    @Test
    void whatOneIsClaimingIsNotDueForAnother() {
        addDue("a");

        var taken = due.take(NOW, 2);
        due.readAhead(NOW);
        taken.forEach(this::advance);
        due.settle();

        assertThat(taken).hasSize(1);
        assertThat(due.take(NOW, 2)).isEmpty();
    }

    @Test
    void whatWasReadWhileSomebodyWroteIsReadAgain() {
        addDue("a");
        due.readAhead(NOW);

        addDue("b");
        due.forget();

        assertThat(due.take(NOW, 2)).hasSize(2);
    }

    @Nested
    class ReadOn {
        private final List<String> all =
                IntStream.range(0, 10).mapToObj(i -> "r" + i).toList();

        @BeforeEach
        void add() {
            all.forEach(DueRemindersTest.this::addDue);
        }

        private void claim(List<Planned> taken) {
            taken.forEach(DueRemindersTest.this::advance);
            due.settle();
        }

        private static List<String> titles(List<Planned> taken) {
            return taken.stream().map(planned -> planned.reminder().title()).toList();
        }

        private List<String> takeAll(Runnable meanwhile) {
            var titles = new ArrayList<String>();
            while (due.mayHaveMore()) {
                due.readAhead(NOW);
                var taken = due.take(NOW, 1);
                titles.addAll(titles(taken));
                meanwhile.run();
                claim(taken);
            }
            return titles;
        }

        @Test
        void whileTheFirstAreClaimedEachComesOnceAndInOrder() {
            assertThat(takeAll(DueRemindersTest.this::runLater)).isEqualTo(all);
        }

        @Test
        void orNotEachComesOnceAndInOrder() {
            assertThat(takeAll(() -> {})).isEqualTo(all);
        }

        @Test
        void goesOnPageAfterPageThoughNobodyTakesAny() {
            due.readAhead(NOW);
            due.take(NOW, 1);
            runLater();

            assertThat(titles(due.take(NOW, 10))).isEqualTo(all.subList(1, 10));
        }

        @Test
        void isNotWhatCountsWhereSomebodyWroteMeanwhile() {
            due.readAhead(NOW);
            claim(due.take(NOW, 1));
            due.forget();
            runLater();

            assertThat(takeAll(DueRemindersTest.this::runLater)).isEqualTo(all.subList(1, 10));
        }
    }

    private void runLater() {
        for (var task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }

    @Nested
    class Foreseen {
        private final Instant then = NOW.plusSeconds(9);

        @Test
        void isTakenWithoutAnotherQuestion() {
            var planned = addDue("a");
            due.foresee(then);
            advance(planned);

            assertThat(due.take(then, 2)).hasSize(1);
        }

        @Test
        void isAskedForAgainByWhoLooksEarlier() {
            var planned = addDue("a");
            due.foresee(then);
            advance(planned);

            due.readAhead(NOW);

            assertThat(due.take(NOW, 2)).isEmpty();
        }

        @Test
        void isAskedForAgainWhereSomebodyWrote() {
            addDue("a");
            due.foresee(then);

            addDue("b");
            due.forget();

            assertThat(due.take(then, 2)).hasSize(2);
        }

        @Test
        void wasNothingAndWhatComesMeanwhileIsFound() {
            due.foresee(then);
            addDue("a");

            assertThat(due.take(then, 2)).hasSize(1);
        }
    }
}
