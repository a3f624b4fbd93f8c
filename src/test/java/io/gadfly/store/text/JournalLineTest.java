package io.gadfly.store.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalLine.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Journals that were written once are read for ever: their words stay as they are.
class JournalLineTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Fence FENCE = new Fence(new ReminderId(7), "20261121T120000Z", "START");
    private static final String FENCE_TEXT = "\"reminder\":7,\"recurrenceId\":\"20261121T120000Z\",\"alarm\":\"START\"";

    private static void assertText(String expected, JournalLine line) {
        var bytes = new ByteArrayOutputStream();
        JournalLine.write(line, bytes);
        assertEquals(expected, bytes.toString(StandardCharsets.UTF_8));
        assertEquals(line, JournalLine.read(expected));
    }

    @Test
    void whatHappensToAFire() {
        var plan = new Plan(new ReminderId(7), 2, Optional.of(NOON.plusSeconds(60)));
        var claim = new Fire(3, FENCE, NOON, NOON.plusSeconds(9), "default", 4, new NagState.Due());
        var failed = new Fire(2, FENCE, NOON, NOON, "urgent", 0, new NagState.Failed(NOON, "\"ü\"", 5));
        var told = new TimelineEntry(FENCE, NOON, "fire.due", "schedule");

        assertText(
                "{\"entry\":{\"at\":\"2026-11-21T12:00:00Z\","
                        + "\"plans\":[{\"id\":7,\"version\":2,\"next\":\"2026-11-21T12:01:00Z\"}],"
                        + "\"claims\":[{" + FENCE_TEXT + ",\"number\":3,\"dueAt\":\"2026-11-21T12:00:00Z\","
                        + "\"startsAt\":\"2026-11-21T12:00:09Z\",\"pool\":\"default\",\"missed\":4,\"state\":\"due\"}],"
                        + "\"fires\":[{" + FENCE_TEXT + ",\"number\":2,\"dueAt\":\"2026-11-21T12:00:00Z\","
                        + "\"pool\":\"urgent\",\"state\":\"failed\",\"stateAt\":\"2026-11-21T12:00:00Z\",\"nags\":5,"
                        + "\"cause\":\"\\\"ü\\\"\"}],"
                        + "\"timeline\":[{" + FENCE_TEXT + ",\"at\":\"2026-11-21T12:00:00Z\",\"step\":\"fire.due\","
                        + "\"cause\":\"schedule\"}]}}",
                new Entry(
                        NOON,
                        Optional.empty(),
                        List.of(plan),
                        List.of(),
                        List.of(),
                        List.of(claim),
                        List.of(failed),
                        List.of(told)));
    }

    @ParameterizedTest
    @CsvSource({"true, PAUSED", "false, RUNNING"})
    void aPoolOfAnEarlierVersionIsRead(boolean isPaused, PoolSettings.Mode mode) {
        assertEquals(
                new JournalLine.SavePool(new PoolSettings("urgent", 3, mode)),
                JournalLine.read("{\"pool\":{\"name\":\"urgent\",\"limit\":3,\"paused\":" + isPaused + "}}"));
    }

    private static Entry claims(Fire... claims) {
        return new Entry(
                NOON, Optional.empty(), List.of(), List.of(), List.of(), List.of(claims), List.of(), List.of());
    }

    @Test
    void ofFiresThatFollowEachOtherEachSaysOnlyWhatIsNew() {
        var first = new Fire(3, FENCE, NOON, NOON.plusSeconds(9), "default", 4, new NagState.Queued(NOON, 2));
        var alike = new Fire(
                4,
                new Fence(new ReminderId(8), FENCE.recurrenceId(), FENCE.alarm()),
                NOON,
                NOON,
                "default",
                0,
                first.state());
        var other = new Fire(
                5, new Fence(new ReminderId(7), "", "END"), NOON.plusSeconds(1), NOON, "urgent", 0, new NagState.Due());

        assertText(
                "{\"entry\":{\"at\":\"2026-11-21T12:00:00Z\",\"claims\":["
                        + "{" + FENCE_TEXT + ",\"number\":3,\"dueAt\":\"2026-11-21T12:00:00Z\","
                        + "\"startsAt\":\"2026-11-21T12:00:09Z\",\"pool\":\"default\",\"missed\":4,"
                        + "\"state\":\"queued\",\"stateAt\":\"2026-11-21T12:00:00Z\",\"nags\":2},"
                        + "{\"reminder\":8,\"number\":4},"
                        + "{\"reminder\":7,\"recurrenceId\":\"\",\"alarm\":\"END\",\"number\":5,"
                        + "\"dueAt\":\"2026-11-21T12:00:01Z\",\"startsAt\":\"2026-11-21T12:00:00Z\","
                        + "\"pool\":\"urgent\",\"state\":\"due\"}]}}",
                claims(first, alike, other));
    }

    @Test
    void firesThatSayAllAreReadAsTheyWereWrittenOnce() {
        var second = new Fire(4, new Fence(new ReminderId(8), "", "END"), NOON, NOON, "default", 0, new NagState.Due());
        var all = "\"dueAt\":\"2026-11-21T12:00:00Z\",\"pool\":\"default\",\"state\":\"due\"}";

        assertEquals(
                claims(new Fire(3, FENCE, NOON, NOON, "default", 0, new NagState.Due()), second),
                JournalLine.read("{\"entry\":{\"at\":\"2026-11-21T12:00:00Z\",\"claims\":[{" + FENCE_TEXT
                        + ",\"number\":3," + all
                        + ",{\"reminder\":8,\"recurrenceId\":\"\",\"alarm\":\"END\",\"number\":4," + all + "]}}"));
    }

    @Test
    void aDeletionThatIsAStep() {
        assertText(
                "{\"entry\":{\"at\":\"2026-11-21T12:00:00Z\",\"undo\":\"Delete\",\"deleted\":[7,8]}}",
                new Entry(
                        NOON,
                        Optional.of("Delete"),
                        List.of(),
                        List.of(),
                        List.of(new ReminderId(7), new ReminderId(8)),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void theOthers() {
        assertText(
                "{\"step\":{\"name\":\"Import\",\"at\":\"2026-11-21T12:00:00Z\"}}",
                new JournalLine.BeginStep("Import", NOON));
        assertText("{\"noStep\":true}", new JournalLine.DropStep());
        assertText("{\"inherit\":[{\"of\":3,\"number\":5}]}", new JournalLine.Inherit(List.of(new Heir(3, 5))));
        assertText("{\"keep\":[1,2]}", new JournalLine.Keep(List.of(1L, 2L)));
        assertText("{\"undo\":true}", new JournalLine.Undo());
        assertText("{\"redo\":true}", new JournalLine.Redo());
        assertText("{\"forget\":[1,2]}", new JournalLine.Forget(List.of(1L, 2L)));
        assertText(
                "{\"pool\":{\"name\":\"urgent\",\"limit\":3,\"mode\":\"PAUSED\"}}",
                new JournalLine.SavePool(new PoolSettings("urgent", 3, PoolSettings.Mode.PAUSED)));
        assertText("{\"memo\":{\"name\":\"a\",\"text\":\"b\"}}", new JournalLine.SaveMemo("a", "b"));
    }
}
