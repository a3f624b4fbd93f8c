package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongsTest {
    @Test
    void keepAllThatComesWhetherItComesAsThickAsAtFirstOrNot() {
        for (var end : new long[] {10, 1_000, Long.MAX_VALUE}) {
            var longs = new Longs(500, end);
            var numbers = LongStream.concat(
                            LongStream.range(0, 8),
                            LongStream.iterate(8, n -> n + 3).limit(300))
                    .toArray();

            LongStream.of(numbers).forEach(longs::add);

            assertArrayEquals(numbers, longs.toArray());
            assertEquals(numbers[100], longs.get(100));
        }
    }

    @Test
    void takeNoMoreThanTheyMay() {
        var longs = new Longs(10, 20);

        LongStream.range(0, 20).forEach(longs::add);

        assertTrue(longs.isFull());
        assertEquals(9, longs.last());
    }

    @Test
    void holdOnlyWhatCameSinceTheyWereCleared() {
        var longs = new Longs(2);
        LongStream.range(0, 3).forEach(longs::add);

        longs.clear(20);
        LongStream.range(100, 130).forEach(longs::add);

        assertArrayEquals(LongStream.range(100, 120).toArray(), longs.toArray());
    }

    @Test
    void shiftThoseThatCameLater() {
        var longs = new Longs(10);
        LongStream.of(1, 2, 3).forEach(longs::add);

        longs.shift(1, 10);

        assertArrayEquals(new long[] {1, 12, 13}, longs.toArray());
    }
}
