package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Two nags in an hour.
class NagBudgetTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Memos memos = new Memos(new MemoryRepository());
    private final NagBudget budget = new NagBudget(memos, () -> 2);

    private static Instant after(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
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
        assertThat(budget.tryTake(NOW)).isEmpty();
        assertThat(budget.tryTake(NOW)).isEmpty();
        assertThat(budget.tryTake(NOW)).contains(after(60));
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
        assertThat(memos.instants(Memos.RUNG)).isEmpty();
    }
}
