package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is told together after an absence and after quiet, through the engine.
class DigestGatheringTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private void add(int count) {
        for (var i = 0; i < count; i++) {
            house.addIn(Duration.ofMinutes(5), "reminder " + i, EVERY_TEN_MINUTES);
        }
    }

    private List<Digest> digests(Occasion occasion) {
        return house.desktop.digests.stream()
                .filter(digest -> digest.occasion() == occasion)
                .toList();
    }

    /// From 8:30 to 11:00 in Berlin, in which the house begins.
    private void beQuiet() {
        house.settings = new EngineSettings(
                LocalTime.of(9, 0),
                Duration.ofMinutes(10),
                Optional.of(new QuietHours(LocalTime.of(8, 30), LocalTime.of(11, 0))),
                Map.of(),
                Map.of(),
                0);
    }

    @Test
    void anAbsenceIsToldOnceHoweverManyFellDue() {
        add(700);

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofHours(2))));
        house.pass(Duration.ofMinutes(1));

        assertThat(digests(Occasion.WHILE_AWAY))
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(700));
    }

    @Test
    void theEndOfQuietIsToldOnceHoweverManyItHeldBack() {
        beQuiet();
        add(700);

        house.pass(Duration.ofHours(2).plusMinutes(1));

        assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
        assertThat(digests(Occasion.QUIET_HOURS_OVER).getFirst().items()).isNotEmpty();
    }

    @Test
    void quietThatEndedWhileNothingRanIsToldAtTheStart() {
        beQuiet();
        add(3);
        house.pass(Duration.ofMinutes(10));

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofHours(3))));
        house.pass(Duration.ofSeconds(1));

        assertThat(digests(Occasion.QUIET_HOURS_OVER))
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(3));
    }

    @Test
    void anAbsenceIsNotToldInQuietHours() {
        add(3);

        house.restartAfter(() -> {
            beQuiet();
            house.world.setClock(house.now().plus(Duration.ofMinutes(30)));
        });
        house.pass(Duration.ofMinutes(10));
        assertThat(house.desktop.digests).isEmpty();

        house.pass(Duration.ofMinutes(81));
        assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
    }

    @Test
    void tellOnceTellsOnceHoweverManyWereMissed() {
        house.add("pulse", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.MINUTELY);

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofHours(50))));
        house.pass(Duration.ofSeconds(1));

        assertThat(house.service().fires()).hasSizeBetween(1, 2);
        assertThat(house.service().fires().getFirst().fire().missed()).isGreaterThanOrEqualTo(2_998);
    }
}
