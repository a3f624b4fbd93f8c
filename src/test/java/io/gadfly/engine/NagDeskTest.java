package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.NagMode;
import io.gadfly.engine.ReminderService.NagResult;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.ReminderFilter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A slot is free when it is asked for, and taken when it is wanted.
class NagDeskTest {
    private final Race store = new Race();
    private final House house = new House(1, House.START, store);

    /// Lets a test act between the saving of a fire and its start.
    private static final class Race extends ForwardingRepository {
        private Runnable onClaim = () -> {};

        Race() {
            super(new MemoryRepository());
        }

        @Override
        public List<Fire> commit(Changes changes) {
            var claimed = super.commit(changes);
            if (!claimed.isEmpty()) {
                onClaim.run();
            }
            return claimed;
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aLostRaceLeavesNothingBehindThatCouldBeUndone() {
        store.onClaim = () -> house.service().steer("default", new PoolCommand.Pause());

        var result = house.service().nag("tea", NagPolicy.once(), "default", NagMode.RUN, Duration.ZERO);

        assertThat(result).isInstanceOf(NagResult.NoSlot.class);
        assertThat(house.service().list(ReminderFilter.ALL, 0, 10)).isEmpty();
        assertThat(house.service().undo()).isEmpty();
    }

    @Test
    void aLostRaceTakesNothingBackThatCameAfterIt() {
        store.onClaim = () -> {
            store.onClaim = () -> {};
            house.service().steer("default", new PoolCommand.Pause());
            house.addIn(Duration.ofHours(1), "coffee", NagPolicy.once());
        };

        house.service().nag("tea", NagPolicy.once(), "default", NagMode.RUN, Duration.ZERO);

        assertThat(house.service().list(ReminderFilter.ALL, 0, 10))
                .extracting(planned -> planned.reminder().title())
                .containsExactly("coffee");
    }
}
