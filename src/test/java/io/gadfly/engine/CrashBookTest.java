package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CrashBookTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Fence TEA = new Fence(new ReminderId(1), "tea", "START");
    private static final Fence CAKE = new Fence(new ReminderId(2), "cake", "START");

    private final CrashBook book = new CrashBook();

    @Test
    void thePauseDoublesUntilThereIsNoMore() {
        assertThat(book.crashed(TEA, NOW)).contains(Duration.ofSeconds(1));
        assertThat(book.crashed(TEA, NOW)).contains(Duration.ofSeconds(2));
        assertThat(book.crashed(TEA, NOW)).contains(Duration.ofSeconds(4));
        assertThat(book.crashed(TEA, NOW)).isEmpty();
    }

    @Test
    void eachFireHasItsOwnCount() {
        book.crashed(TEA, NOW);

        assertThat(book.crashed(CAKE, NOW)).contains(Duration.ofSeconds(1));
    }

    @Test
    void crashesOfLongAgoDoNotCount() {
        book.crashed(TEA, NOW);
        book.crashed(TEA, NOW);

        assertThat(book.crashed(TEA, NOW.plus(Duration.ofMinutes(10)))).contains(Duration.ofSeconds(1));
    }

    @Test
    void itRestsForItsPauseAndNoLonger() {
        book.crashed(TEA, NOW);

        assertThat(book.rests(TEA, NOW)).isTrue();
        assertThat(book.rests(TEA, NOW.plusSeconds(1))).isFalse();
        assertThat(book.rests(CAKE, NOW)).isFalse();
    }

    @Test
    void aClockThatIsSetBackMakesNoPauseLonger() {
        book.crashed(TEA, NOW);

        assertThat(book.rests(TEA, NOW.minus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void whatIsForgottenBeginsAnew() {
        book.crashed(TEA, NOW);
        book.forget(TEA);

        assertThat(book.crashed(TEA, NOW)).contains(Duration.ofSeconds(1));
    }
}
