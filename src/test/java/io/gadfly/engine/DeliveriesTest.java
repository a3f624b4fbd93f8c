package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private final RingingHook store = new RingingHook();
    private final AtomicReference<RecordingMedium> popup = new AtomicReference<>();
    private final House house = new House(1, House.START, store, world -> {
        popup.set(new RecordingMedium("popup", world));
        return List.of(popup.get());
    });

    /// Lets a test act between the saving of a nag and its delivery.
    private static final class RingingHook extends ForwardingRepository {
        private Runnable onRinging = () -> {};

        RingingHook() {
            super(new MemoryRepository());
        }

        @Override
        public List<Fire> commit(Changes changes) {
            var committed = super.commit(changes);
            if (changes.fires().stream().anyMatch(fire -> fire.state() instanceof NagState.Ringing)) {
                onRinging.run();
            }
            return committed;
        }

        void onceAtTheNextNag(Runnable action) {
            onRinging = () -> {
                onRinging = () -> {};
                action.run();
            };
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void kill() {
        assertThat(house.service().kill(pidOf(Deliveries.class))).isTrue();
    }

    private Pid pidOf(Class<?> behaviour) {
        return flat(house.service().processes())
                .filter(process -> process.behaviour().equals(behaviour.getSimpleName()))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private static Stream<ProcessInfo> flat(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(DeliveriesTest::flat));
    }

    @Nested
    class OfSeveralAtOnce {
        @Test
        void eachIsMarkedBeforeTheNextIsBegun() {
            var marked = new ArrayList<Long>();
            house.desktop.failure = () -> {
                marked.add(marks());
                return new DeliveryResult.Delivered();
            };
            for (var title : List.of("a", "b", "c")) {
                house.addIn(Duration.ofMinutes(1), title, NagPolicy.every(EIGHT_HOURS));
            }

            house.pass(Duration.ofMinutes(2));

            assertThat(marked).containsExactly(0L, 1L, 2L);
        }

        private long marks() {
            return store.findLiveFires(0, 10).stream()
                    .flatMap(fire -> store.findTimeline(fire.fence().reminder()).stream())
                    .filter(entry -> entry.step().equals(TimelineSteps.DELIVERED))
                    .count();
        }
    }

    @Nested
    class WhenTheyCrash {
        @Test
        void whatTheyToldIsPutBackAndNotToldAgain() {
            for (var title : List.of("a", "b", "c")) {
                house.addIn(Duration.ofMinutes(1), title, NagPolicy.every(EIGHT_HOURS));
            }
            house.pass(Duration.ofMinutes(2));

            kill();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(house.desktop.restored)
                    .extracting(RecordingMedium.Nag::title)
                    .containsExactlyInAnyOrder("a", "b", "c");
        }

        @Test
        void whatIsUnderWayMeanwhileIsToldOnceMore() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(EIGHT_HOURS));
            house.desktop.failure = () -> {
                house.desktop.failure = DeliveryResult.Delivered::new;
                kill();
                return new DeliveryResult.Delivered();
            };

            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.nags)
                    .extracting(RecordingMedium.Nag::notification)
                    .allMatch(told -> told.fence().reminder().equals(tea.id()) && told.nag() == 1)
                    .hasSize(2);
        }

        @Test
        void aNagThatWasSavedAndNotYetDeliveredIsToldUnderItsFenceAndNumber() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());
            store.onceAtTheNextNag(DeliveriesTest.this::kill);

            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.nags)
                    .extracting(RecordingMedium.Nag::notification)
                    .allMatch(told -> told.fence().reminder().equals(tea.id()) && told.nag() == 1)
                    .isNotEmpty();
        }

        @Test
        void whatWaitsForABetterMediumStillComesToIt() {
            house.desktop.become(new Availability.Absent("no bus"));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(EIGHT_HOURS));
            house.pass(Duration.ofMinutes(2));

            kill();
            house.pass(Duration.ofMinutes(1));
            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofMinutes(1));

            assertThat(popup.get().titles()).containsOnly("tea");
            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void whoHearsTheUserGoesOn() {
            var before = pidOf(Responder.class);

            kill();
            house.world.settle();

            assertThat(pidOf(Responder.class)).isEqualTo(before);
        }

        @Test
        void whatWaitsForASlotIsToldAgainAsWaiting() {
            for (var title : List.of("a", "b", "c", "d")) {
                house.addIn(Duration.ofMinutes(1), title, NagPolicy.every(EIGHT_HOURS));
            }
            house.pass(Duration.ofMinutes(2));
            house.desktop.digests.clear();

            kill();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.digests.getLast().items()).hasSize(1);
        }
    }
}
