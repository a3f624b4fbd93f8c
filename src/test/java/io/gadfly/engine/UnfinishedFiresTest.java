package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderFilter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnfinishedFiresTest {
    private static final NagPolicy TWICE =
            NagPolicy.every(Duration.ofMinutes(1)).withMax(2);

    private final Asked store = new Asked();
    private final House house = new House(1, House.START, store);

    @AfterEach
    void close() {
        house.close();
    }

    private static final class Asked extends ForwardingRepository {
        private int questions;

        Asked() {
            super(new MemoryRepository());
        }

        @Override
        protected void asked() {
            questions++;
        }
    }

    private List<Planned> page() {
        return house.service().list(ReminderFilter.ALL, 0, 1_000);
    }

    @Test
    void areAskedForByOneQuestionHoweverManyArePast() {
        house.service().steer("default", new ReminderService.PoolCommand.Limit(100));
        for (var i = 0; i < 100; i++) {
            house.addIn(Duration.ofMinutes(1), "reminder " + i, TWICE);
        }
        house.pass(Duration.ofMinutes(10));
        var page = page();
        store.questions = 0;

        var unfinished = house.service().unfinished(page);

        assertThat(unfinished).hasSize(100);
        assertThat(unfinished.values())
                .extracting(view -> view.fire().state())
                .allMatch(NagState.GaveUp.class::isInstance);
        assertThat(store.questions).isEqualTo(1);
    }

    @Test
    void areThoseThatTheUserWouldAnswer() {
        house.service().steer("default", new ReminderService.PoolCommand.Limit(10));
        for (var title : List.of("rings", "seen", "done", "snoozed", "given up")) {
            house.addIn(
                    Duration.ofMinutes(1),
                    title,
                    title.equals("given up") ? TWICE : NagPolicy.every(Duration.ofHours(1)));
        }
        house.addIn(Duration.ofHours(9), "to come", TWICE);
        house.pass(Duration.ofMinutes(2));
        house.service().answer(house.fire("seen").fire().fence(), new Answer.Acknowledge());
        house.service().answer(house.fire("done").fire().fence(), new Answer.Done());
        house.service()
                .answer(
                        house.fire("snoozed").fire().fence(),
                        new Answer.Snooze(house.now().plus(Duration.ofHours(2))));
        house.pass(Duration.ofMinutes(10));

        var unfinished = house.service().unfinished(page());

        assertThat(unfinished.values())
                .extracting(view -> view.reminder().title())
                .containsExactlyInAnyOrder("rings", "seen", "snoozed", "given up");
        assertThat(unfinished.values())
                .allSatisfy(view -> assertThat(
                                house.service().current(view.reminder().id()).map(FireView::fire))
                        .contains(view.fire()));
    }
}
