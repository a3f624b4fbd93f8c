package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    private static Optional<LocalDateTime> endAt(QuietHours hours, String wall) {
        return hours.endAt(BERLIN.instantOf(LocalDateTime.parse(wall)), BERLIN).map(BERLIN::wallTimeOf);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            22:00, 07:00, 2026-03-02T21:59:59,
            22:00, 07:00, 2026-03-02T22:00:00, 2026-03-03T07:00
            22:00, 07:00, 2026-03-03T06:59:59, 2026-03-03T07:00
            22:00, 07:00, 2026-03-03T07:00:00,
            13:00, 14:30, 2026-03-02T12:59:59,
            13:00, 14:30, 2026-03-02T13:00:00, 2026-03-02T14:30
            13:00, 14:30, 2026-03-02T14:30:00,
            08:00, 08:00, 2026-03-02T09:00:00,
            """)
    void beginAndEndAsTheyAreSetAlsoOverMidnight(LocalTime from, LocalTime to, String now, LocalDateTime end) {
        assertThat(endAt(new QuietHours(from, to), now)).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            22:00, 07:00, 2026-03-02T21:59:59, 2026-03-02T22:00
            22:00, 07:00, 2026-03-02T22:00:00, 2026-03-03T22:00
            22:00, 07:00, 2026-03-03T06:59:59, 2026-03-03T22:00
            02:30, 07:00, 2026-03-29T01:00:00, 2026-03-29T03:30
            08:00, 08:00, 2026-03-02T07:00:00,
            """)
    void beginNextByTheWallClock(LocalTime from, LocalTime to, String now, LocalDateTime start) {
        var next = new QuietHours(from, to)
                .nextStart(BERLIN.instantOf(LocalDateTime.parse(now)), BERLIN)
                .map(BERLIN::wallTimeOf);

        assertThat(next).isEqualTo(Optional.ofNullable(start));
    }

    @Test
    void endByTheWallClockWhenTheClocksChangeInTheNight() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

        assertThat(endAt(night, "2026-03-28T23:00")).contains(LocalDateTime.parse("2026-03-29T07:00"));
        assertThat(endAt(night, "2026-10-24T23:00")).contains(LocalDateTime.parse("2026-10-25T07:00"));
    }

    @Test
    void thatEndInTheGapOfSpringEndAnHourLater() {
        var untilTheGap = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(endAt(untilTheGap, "2026-03-29T01:00")).contains(LocalDateTime.parse("2026-03-29T03:30"));
    }

    @Test
    void thatEndInTheHourThatComesTwiceEndTheFirstTime() {
        var intoTheOverlap = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
        var end = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(intoTheOverlap.endAt(end.minusSeconds(1), BERLIN)).contains(end);
        assertThat(intoTheOverlap.endAt(end, BERLIN)).isEmpty();
        assertThat(intoTheOverlap.endAt(Instant.parse("2026-10-25T01:15:00Z"), BERLIN))
                .isEmpty();
    }

    @Test
    void thatBeginInTheHourThatComesTwiceBeginTheFirstTime() {
        var fromTheOverlap = new QuietHours(LocalTime.of(2, 30), LocalTime.of(7, 0));
        var begin = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(fromTheOverlap.endAt(begin.minusSeconds(1), BERLIN)).isEmpty();
        assertThat(fromTheOverlap.endAt(begin, BERLIN)).contains(Instant.parse("2026-10-25T06:00:00Z"));
        assertThat(fromTheOverlap.endAt(Instant.parse("2026-10-25T01:15:00Z"), BERLIN))
                .contains(Instant.parse("2026-10-25T06:00:00Z"));
    }
}
