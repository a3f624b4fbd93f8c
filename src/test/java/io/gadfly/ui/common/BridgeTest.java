package io.gadfly.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> front = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final Bridge bridge = new Bridge(background::add, front::add, notices, Texts.of(Bridge.class, Locale.UK));

    private static void runAll(Queue<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void aQuestionIsAskedInTheBackgroundAndAnsweredInFront() {
        var heard = new ArrayList<String>();

        bridge.ask(() -> "answer", heard::add);

        assertEquals(List.of(), heard);
        runAll(background);
        assertEquals(List.of(), heard);
        runAll(front);
        assertEquals(List.of("answer"), heard);
    }

    @Test
    void weatherBecomesANoticeInItsOwnWords() {
        var failed = new ArrayList<String>();

        bridge.<String>ask(
                () -> {
                    throw new StoreException("The disk is full. Make room and try again.");
                },
                _ -> {},
                () -> failed.add("failed"));
        runAll(background);
        runAll(front);

        var trouble = notices.troubleProperty().get().orElseThrow();
        assertEquals("The disk is full. Make room and try again.", trouble.text());
        assertEquals(List.of("failed"), failed);
    }

    @Test
    void manySignalsBecomeOneCall() {
        var calls = new ArrayList<String>();
        var signal = bridge.coalesce(() -> calls.add("refresh"));

        signal.run();
        signal.run();
        signal.run();
        runAll(front);
        signal.run();
        runAll(front);

        assertEquals(2, calls.size());
    }

    @Test
    void theLatestNeverAsksTwiceAtOnceAndAsksAgainAfterAChange() {
        var asked = new ArrayList<String>();
        var shown = new ArrayList<Integer>();
        var latest = new Latest<>(
                bridge,
                () -> () -> {
                    asked.add("question");
                    return asked.size();
                },
                shown::add);

        latest.refresh();
        latest.refresh();
        latest.refresh();
        runAll(background);
        runAll(front);
        runAll(background);
        runAll(front);

        assertEquals(2, asked.size());
        assertEquals(List.of(1, 2), shown, "changes without end do not keep the view from what is known");
    }

    @Test
    void theAnswerToAnotherQuestionIsNotShown() {
        var asked = new ArrayList<String>(List.of("today"));
        var shown = new ArrayList<String>();
        var latest = new Latest<>(
                bridge,
                () -> {
                    var scope = asked.getLast();
                    return () -> scope;
                },
                shown::add);
        latest.refresh();
        asked.add("tomorrow");

        latest.restart();
        runAll(background);
        runAll(front);
        assertEquals(List.of(), shown);
        assertEquals(Latest.State.ASKED, latest.stateProperty().get());
        runAll(background);
        runAll(front);

        assertEquals(List.of("tomorrow"), shown);
        assertEquals(Latest.State.ANSWERED, latest.stateProperty().get());
    }

    @Test
    void theLatestRecoversFromAFailure() {
        var weather = new ArrayList<StoreException>(List.of(new StoreException("The disk is gone.")));
        var shown = new ArrayList<String>();
        var latest = new Latest<>(
                bridge,
                () -> () -> {
                    if (!weather.isEmpty()) {
                        throw weather.removeFirst();
                    }
                    return "fine";
                },
                shown::add);

        latest.refresh();
        runAll(background);
        runAll(front);
        assertEquals(Latest.State.FAILED, latest.stateProperty().get());
        latest.refresh();
        runAll(background);
        runAll(front);

        assertTrue(notices.troubleProperty().get().isPresent());
        assertEquals(List.of("fine"), shown);
        assertEquals(Latest.State.ANSWERED, latest.stateProperty().get());
    }
}
