package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsTest {
    private final House house = new House();
    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void close() {
        house.close();
    }

    /// What there was to tell before is told.
    private void listen() {
        house.pass(Duration.ofSeconds(1));
        house.service().onChange(told::incrementAndGet);
    }

    /// The scheduler looks at the clock all the same.
    @Test
    void nothingIsToldWhileNothingChanges() {
        house.addIn(Duration.ofHours(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
        listen();

        house.pass(Duration.ofMinutes(30));

        assertThat(told).hasValue(0);
    }

    @Test
    void whatFallsDueIsTold() {
        house.addIn(Duration.ofHours(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
        listen();

        house.pass(Duration.ofMinutes(61));

        assertThat(told).hasPositiveValue();
    }

    @Test
    void thatQuietBeginsByItselfIsTold() {
        house.settings = new EngineSettings(
                LocalTime.of(9, 0),
                Duration.ofMinutes(10),
                Optional.of(new QuietHours(LocalTime.of(9, 30), LocalTime.of(11, 0))),
                Map.of(),
                Map.of(),
                0);
        listen();

        house.pass(Duration.ofMinutes(29));
        assertThat(told).hasValue(0);

        house.pass(Duration.ofMinutes(2));
        assertThat(told).hasValue(1);
    }
}
