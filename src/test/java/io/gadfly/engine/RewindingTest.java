package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An undo and a redo are one transaction each, whatever they make of the fires beside.
class RewindingTest {
    /// Its disk is full once the change was taken back, when what becomes of the fires is to be written.
    private static final class FullWhenSettled extends ForwardingRepository {
        private boolean isFull = true;

        FullWhenSettled(ReminderRepository target) {
            super(target);
        }

        @Override
        public Optional<String> undo(Instant now, Consumer<Writer> settle) {
            return target().undo(now, filling(settle));
        }

        @Override
        public Optional<String> redo(Instant now, Consumer<Writer> settle) {
            return target().redo(now, filling(settle));
        }

        private Consumer<Writer> filling(Consumer<Writer> settle) {
            return store -> {
                settle.accept(store);
                if (isFull) {
                    throw new StoreException("the disk is full");
                }
            };
        }
    }

    private static void isRefusedAndTakesBackTheSameStepLater(ReminderRepository store) {
        var disk = new FullWhenSettled(store);
        try (var house = new House(1, House.START, disk)) {
            house.addIn(Duration.ofHours(5), "keep me", NagPolicy.NORMAL);
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.NORMAL);
            house.pass(Duration.ofMinutes(2));
            var tea = house.fire("tea").fire().fence();
            house.service().answer(tea, new Answer.Done());

            assertThatThrownBy(house.service()::undo).isInstanceOf(StoreException.class);
            assertThat(store.findFire(tea).orElseThrow().state()).isInstanceOf(NagState.Done.class);
            assertThat(house.service().redo()).isEmpty();

            disk.isFull = false;
            assertThat(house.service().undo()).isPresent();
            assertThat(store.findFire(tea).orElseThrow().state()).isInstanceOf(NagState.Live.class);
            assertThat(house.service().list(ReminderFilter.ALL, 0, 9)).hasSize(2);

            disk.isFull = true;
            assertThatThrownBy(house.service()::redo).isInstanceOf(StoreException.class);
            assertThat(store.findFire(tea).orElseThrow().state()).isInstanceOf(NagState.Live.class);
        }
    }

    @Test
    void isRefusedAndTakesBackTheSameStepLaterInMemory() {
        isRefusedAndTakesBackTheSameStepLater(new MemoryRepository());
    }

    @Test
    void isRefusedAndTakesBackTheSameStepLaterOnTheDisk(@TempDir Path folder) {
        try (var store = ((Opening.Opened) Store.open(folder, () -> House.START)).store()) {
            isRefusedAndTakesBackTheSameStepLater(store);
        }
    }

    @Test
    void theTimeLineTellsOfADeletionAndThatItWasTakenBack() {
        try (var house = new House(1, House.START, new MemoryRepository())) {
            house.addIn(Duration.ofHours(5), "keep me", NagPolicy.NORMAL);
            var id = house.service()
                    .list(ReminderFilter.ALL, 0, 1)
                    .getFirst()
                    .reminder()
                    .id();

            house.service().delete(List.of(id));
            house.service().undo();

            var words = new TimelineWords(Locale.ROOT);
            assertThat(house.service().timeline(id).stream().map(words::of))
                    .endsWith("Deleted", "A change of it was taken back or made again");
        }
    }
}
