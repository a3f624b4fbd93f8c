package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimelineWordsTest {
    private final TimelineWords words = new TimelineWords(Locale.ENGLISH);

    @Test
    void everyStepOfALifeIsToldWithItsCause() {
        try (var house = new House()) {
            var reminder = house.addIn(
                    Duration.ofMinutes(1),
                    "tea",
                    NagPolicy.every(Duration.ofMinutes(5)).withMax(2));
            house.pass(Duration.ofMinutes(20));

            var told = house.service().timeline(reminder.id()).stream()
                    .map(words::of)
                    .toList();

            assertThat(told)
                    .containsExactly(
                            "Created: tea",
                            "Fell due, because its time had come",
                            "Nagged, because it had a slot in its pool",
                            "Shown by desktop",
                            "Nagged, because the interval was over",
                            "Shown by desktop",
                            "Gave up, because the interval was over",
                            "Shown by desktop");
        }
    }
}
