package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.Journal.Position;
import io.gadfly.store.text.JournalLine.Entry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingRowsTest {
    private static final ReminderId REMINDER = new ReminderId(7);
    private static final Fire DUE =
            new Fire(3, new Fence(REMINDER, "2026-11-21", "START"), NOON, NOON, "default", 0, new NagState.Due());
    private static final Fire RINGING = DUE.with(new NagState.Ringing(1, NOON));
    private static final Fire DONE = DUE.with(new NagState.Done(NOON));

    private final TimelineWriter writer =
            TimelineWriter.of(Database.inMemory("pending").writer());
    private final PendingRows rows = new PendingRows();
    private long end;

    private void add(List<Plan> plans, List<Fire> claims, List<Fire> fires, List<TimelineEntry> timeline) {
        var entry = new Entry(NOON, Optional.empty(), plans, List.of(), List.of(), claims, fires, timeline);
        rows.add(entry, writer.number(timeline), new Position(1, ++end));
    }

    private static Plan plan(long version, long seconds) {
        return new Plan(REMINDER, version, Optional.of(NOON.plusSeconds(seconds)));
    }

    @Test
    void whatIsClaimedAndChangesIsOneRowOfItsLastState() {
        add(List.of(), List.of(DUE), List.of(), List.of());
        add(List.of(), List.of(), List.of(RINGING), List.of());
        add(List.of(), List.of(), List.of(DONE), List.of());

        assertEquals(List.of(DONE), rows.claims());
        assertEquals(List.of(), rows.fires());
        assertTrue(rows.hasClaimed(DUE.fence()) && rows.hasClaimed(DUE.number()));
    }

    @Test
    void whatWasThereBeforeIsChangedOnceToItsLastState() {
        add(List.of(), List.of(), List.of(RINGING), List.of());
        add(List.of(), List.of(), List.of(DONE), List.of());

        assertEquals(List.of(DONE), rows.fires());
        assertEquals(List.of(), rows.claims());
        assertFalse(rows.hasClaimed(DUE.fence()));
    }

    @Test
    void aFireIsFoundInItsLastStateWhetherClaimedOrThereBefore() {
        assertEquals(Optional.empty(), rows.find(DUE.fence()));

        add(List.of(), List.of(DUE), List.of(), List.of());
        assertEquals(Optional.of(DUE), rows.find(DUE.fence()));
        add(List.of(), List.of(), List.of(RINGING), List.of());
        assertEquals(Optional.of(RINGING), rows.find(DUE.fence()));
    }

    @Test
    void ofSeveralPlansTheLastOfEachVersionCounts() {
        add(List.of(plan(2, 1)), List.of(), List.of(), List.of());
        add(List.of(plan(2, 2)), List.of(), List.of(), List.of());
        add(List.of(plan(1, 3)), List.of(), List.of(), List.of());

        assertEquals(List.of(plan(2, 2), plan(1, 3)), rows.plans());
    }

    @Test
    void everyLineOfATimelineIsKeptInItsOrder() {
        var first = new TimelineEntry(DUE.fence(), NOON, "fire.due", "schedule");
        var second = new TimelineEntry(DUE.fence(), NOON, "fire.rang", "nag 1");
        add(List.of(), List.of(), List.of(), List.of(first));
        add(List.of(), List.of(), List.of(), List.of(second));

        assertEquals(
                List.of(first, second),
                rows.timeline().stream().map(line -> line.line().entry()).toList());
    }

    @Test
    void theyEndWhereTheirLastGroupEnds() {
        assertTrue(rows.isEmpty());

        add(List.of(), List.of(DUE), List.of(), List.of());
        add(List.of(), List.of(), List.of(), List.of());

        assertFalse(rows.isEmpty());
        assertEquals(Optional.of(new Position(1, 2)), rows.end());
        assertEquals(1, rows.size());
    }
}
