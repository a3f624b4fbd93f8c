package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Two nags in an hour.
class NagBudgetTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Memos memos = new Memos(new MemoryRepository());
    private final NagBudget budget = new NagBudget(memos, () -> 2);

    private static Instant after(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private static Fence fence(String name) {
        return new Fence(new ReminderId(1), name, "START");
    }

    /// For a nag that is not the first.
    private Optional<Instant> ask(String name, Instant now) {
        return budget.tryTake(fence(name), () -> true, now);
    }

    @Test
    void isUsedUpUntilTheFirstIsAnHourAgo() {
        budget.take(NOW);
        assertThat(budget.freeAt(after(5))).isEmpty();
        budget.take(after(5));

        assertThat(budget.freeAt(after(5))).contains(after(60));
        assertThat(budget.freeAt(after(60))).isEmpty();
    }

    @Test
    void whatIsGivenBackWasNeverTaken() {
        budget.take(NOW);
        budget.take(after(1));
        budget.giveBack(after(1));

        assertThat(budget.freeAt(after(2))).isEmpty();
    }

    @Test
    void ofThoseWhoComeAtOneMomentNoMoreThanThatGetOne() {
        assertThat(ask("a", NOW)).isEmpty();
        assertThat(ask("b", NOW)).isEmpty();
        assertThat(ask("c", NOW)).contains(after(60));
    }

    @Nested
    class UsedUp {
        UsedUp() {
            budget.take(NOW);
            budget.take(after(10));
        }

        @Test
        void tellsEachThatWaitsItsOwnTime() {
            assertThat(ask("a", after(20))).contains(after(60));
            assertThat(ask("b", after(20))).contains(after(70));
            assertThat(ask("c", after(20))).contains(after(120));
        }

        @Test
        void movesOnWhenANagIsAnHourAgoOrWhoWasWokenDoesNotCome() {
            assertThat(budget.nextMove(after(20))).isEmpty();

            ask("a", after(20));
            assertThat(budget.nextMove(after(20))).contains(after(60));
            assertThat(budget.nextMove(after(60))).contains(after(61));
            assertThat(budget.nextMove(after(61))).contains(after(70));
        }

        @Test
        void whoHasWaitedLongestIsNext() {
            ask("a", after(20));
            ask("b", after(21));

            assertThat(ask("b", after(60))).isPresent();
            assertThat(ask("a", after(60))).isEmpty();
            assertThat(ask("b", after(70))).isEmpty();
        }

        @Test
        void whoIsWokenAndDoesNotComeLetsTheNextGoFirst() {
            ask("a", after(20));
            ask("b", after(21));

            assertThat(ask("b", after(61))).isEmpty();
            assertThat(ask("c", after(69))).contains(after(70));
            assertThat(ask("a", after(70))).isEmpty();
        }

        @Test
        void aFirstNagComesBeforeARepetition() {
            ask("a", after(20));
            assertThat(budget.tryTake(fence("new"), () -> false, after(30))).contains(after(60));

            assertThat(ask("a", after(60))).contains(after(70));
            assertThat(budget.tryTake(fence("new"), () -> false, after(60))).isEmpty();
        }

        @Test
        void firstNagsAndRepetitionsTakeTurns() {
            ask("a", after(20));
            ask("b", after(21));
            for (var name : List.of("new", "newer", "newest")) {
                budget.tryTake(fence(name), () -> false, after(30));
            }

            assertThat(budget.tryTake(fence("new"), () -> false, after(61))).isEmpty();
            assertThat(ask("a", after(71))).isEmpty();
            assertThat(budget.tryTake(fence("newer"), () -> false, after(121))).isEmpty();
            assertThat(ask("b", after(131))).isEmpty();
        }

        @Test
        void whoLeavesMakesRoomForTheNext() {
            ask("a", after(20));
            ask("b", after(21));
            budget.leave(fence("a"));

            assertThat(budget.front(after(60)))
                    .extracting(BudgetLine.Place::fence)
                    .containsExactly(fence("b"));
        }

        @Test
        void theLineSurvivesARestart() {
            ask("a", after(20));
            ask("b", after(21));
            budget.keep();

            var again = new NagBudget(memos, () -> 2);
            assertThat(again.tryTake(fence("b"), () -> true, after(60))).isPresent();
            assertThat(again.tryTake(fence("a"), () -> true, after(60))).isEmpty();
        }

        @Test
        void ofALongLineTheFirstSurviveARestart() {
            for (var i = 0; i < 5_000; i++) {
                ask("place " + i, after(20));
            }
            budget.keep();

            assertThat(memos.text(Memos.RUNG).orElseThrow().lines().count()).isLessThan(1_100);
            assertThat(new NagBudget(memos, () -> 2).front(after(61)))
                    .extracting(BudgetLine.Place::fence)
                    .containsExactly(fence("place 0"), fence("place 1"));
        }

        @Test
        void aClockThatIsSetBackLeavesTheLineAsItIs() {
            ask("a", after(20));
            ask("b", after(21));

            assertThat(budget.front(after(-300)))
                    .extracting(BudgetLine.Place::fence)
                    .containsExactly(fence("a"), fence("b"));
        }
    }

    @Test
    void survivesARestart() {
        budget.take(NOW);
        budget.take(after(1));
        budget.keep();

        assertThat(new NagBudget(memos, () -> 2).freeAt(after(2))).contains(after(60));
    }

    @Test
    void nagsOfTheFutureAreFromBeforeTheClockWasSetBack() {
        budget.take(after(600));
        budget.take(after(601));

        assertThat(budget.freeAt(NOW)).isEmpty();
    }

    @Test
    void withoutALimitNobodyCounts() {
        var none = new NagBudget(memos, () -> 0);
        none.take(NOW);
        none.keep();

        assertThat(none.freeAt(NOW)).isEmpty();
        assertThat(memos.text(Memos.RUNG)).isEmpty();
    }
}
