package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Priority;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where one wakes just as another falls due, their ranks decide who has the only slot.
class InfluxTest {
    private static final Instant END = House.START.plus(Duration.ofHours(2));
    private static final Duration UNTIL_IT_RANG = Duration.ofMinutes(61);
    private static final Duration UNTIL_AFTER_THE_END = Duration.ofMinutes(60);

    private static void add(House house, String title, Priority priority, Instant at) {
        house.service()
                .add(Definition.of(
                                new Details(title, "", "inbox", List.of(), priority),
                                Schedule.once(CalendarTime.utc(at)))
                        .withNag(NagPolicy.every(Duration.ofMinutes(10))));
    }

    private static House houseWithOneSlot(long seed) {
        var house = new House(seed, House.START);
        house.service().steer("default", new PoolCommand.Limit(1));
        return house;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void atTheEndOfQuiet(long seed) {
        try (var house = houseWithOneSlot(seed)) {
            house.service().silence(Optional.of(END));
            add(house, "normal", Priority.NORMAL, House.START.plus(Duration.ofHours(1)));
            add(house, "low", Priority.LOW, END);

            house.pass(UNTIL_IT_RANG);
            house.pass(UNTIL_AFTER_THE_END);

            assertThat(house.desktop.titles()).containsExactly("normal");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void atTheEndOfASnooze(long seed) {
        try (var house = houseWithOneSlot(seed)) {
            add(house, "normal", Priority.NORMAL, House.START.plus(Duration.ofHours(1)));
            house.pass(UNTIL_IT_RANG);
            house.service().answer(house.fire("normal").fire().fence(), new Answer.Snooze(END));
            add(house, "low", Priority.LOW, END);

            house.pass(UNTIL_AFTER_THE_END);

            assertThat(house.desktop.titles()).containsExactly("normal", "normal");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whereBothFallDue(long seed) {
        try (var house = houseWithOneSlot(seed)) {
            add(house, "low", Priority.LOW, END);
            add(house, "normal", Priority.NORMAL, END);

            house.pass(Duration.ofHours(2).plus(Duration.ofMinutes(1)));

            assertThat(house.desktop.titles()).containsExactly("normal");
        }
    }
}
