package io.gadfly.ui.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Pid;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.Reminder;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesModelTest {
    @TempDir
    Path folder;

    private final List<Reminder> explained = new ArrayList<>();
    private Bench bench = Bench.empty(Path.of(""));
    private ProcessesModel model = model();

    @BeforeEach
    void open() {
        bench = Bench.household(folder);
        model = model();
        model.refresh();
    }

    private ProcessesModel model() {
        return new ProcessesModel(
                bench.service, bench.bridge, bench.answers, bench.notices, bench.here, explained::add);
    }

    private PoolModel pool(String name) {
        return model.pools().stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPoolShowsItsLoadAndBacklog() {
        assertEquals(
                "2 of 2 running · 1 waiting", pool("default").runningProperty().get());
        assertEquals(1.0, pool("default").loadProperty().get());
        assertEquals(0.0, pool("urgent").loadProperty().get());
    }

    @Test
    void aPoolCanBeSteered() {
        var before = pool("default");

        before.setLimit(5);
        before.pause();

        assertSame(before, pool("default"), "the card stays while its figures change");
        assertEquals(5, before.limitProperty().get());
        assertEquals("paused", before.modeProperty().get());
        assertFalse(before.openProperty().get());
        before.resume();
        assertEquals("running", before.modeProperty().get());
    }

    @Test
    void aLimitThatIsThereAlreadyIsNoOrder() {
        pool("default").setLimit(2);

        assertEquals(List.of(), bench.service.orders);
    }

    @Test
    void naggersRunDown() {
        var pills = model.naggers().getFirst();
        assertEquals("2 of 5", pills.nag());
        assertEquals("3:12", pills.next());

        bench.clock.advance(Duration.ofSeconds(12));
        model.refresh();

        assertEquals("3:00", model.naggers().getFirst().next());
    }

    @Test
    void aQueuedFireGoesToTheFront() {
        var queued = model.naggers().stream()
                .filter(row -> row.state().startsWith("queued"))
                .findFirst()
                .orElseThrow();

        model.promote(queued);

        assertEquals(1, bench.service.orders.size());
        assertEquals(true, bench.service.orders.getFirst().startsWith("steer default Promote"));
    }

    @Test
    void aNaggerShowsItsProcessAndWhatItsHeartSays() {
        var pills = model.naggers().getFirst();

        assertEquals("<21> idle", pills.process());
        assertEquals("alive", pills.health());
        assertEquals("2 min ago", pills.last());
        assertTrue(model.asText().startsWith("f" + pills.fire().number() + "\t"));
    }

    @Test
    void aNaggerCanBeHurriedExplainedAndKilled() {
        var pills = model.naggers().getFirst();

        model.nagNow(pills);
        model.explain(pills);
        model.kill(pills);

        assertEquals(List.of("nag now 1", "kill <21>"), bench.service.orders);
        assertEquals(List.of(pills.subject()), explained);
    }

    @Test
    void whatSleepsIsWokenByANagNow() {
        var asleep = model.naggers().stream()
                .filter(row -> row.state().equals("snoozed"))
                .findFirst()
                .orElseThrow();

        model.nagNow(asleep);

        assertEquals("It rings again now.", bench.toast());
        assertTrue(asleep.pid().isEmpty());
    }

    @Test
    void theRootIsNotToBeKilledSinceNobodyWouldStartItAgain() {
        var root = model.rootProperty().get().orElseThrow();

        assertFalse(model.isSupervised(root.pid()));
        assertTrue(root.children().stream().allMatch(child -> model.isSupervised(child.pid())));
    }

    @Test
    void killSaysWhoDecidesWhatFollows() {
        model.kill(new Pid(6));

        assertEquals(List.of("kill <6>"), bench.service.orders);
        assertEquals("Killed <6>; its supervisor decides what follows.", bench.toast());
    }

    @Test
    void theTreeKeepsItsItemsFromSnapshotToSnapshot() {
        var idle = ProcessInfo.State.IDLE;
        var registry = FakeReminderService.process(2, "Registry", idle, List.of());
        var scheduler = FakeReminderService.process(3, "Scheduler", idle, List.of());
        var reborn = FakeReminderService.process(9, "Scheduler", idle, List.of());
        var tree = new ProcessTree(FakeReminderService.process(1, "Engine", idle, List.of(registry, scheduler)));
        var registryItem = tree.root().getChildren().getFirst();
        var schedulerItem = tree.root().getChildren().getLast();
        registryItem.setExpanded(false);

        tree.update(FakeReminderService.process(1, "Engine", idle, List.of(registry, reborn)));

        assertSame(registryItem, tree.root().getChildren().getFirst());
        assertFalse(registryItem.isExpanded());
        assertNotSame(schedulerItem, tree.root().getChildren().getLast());
        assertEquals(new Pid(9), tree.root().getChildren().getLast().getValue().pid());
    }

    @Test
    void aCrashIsToldWithItsCause() {
        var words = new ProcessWords(new TimeWords(bench.here), Texts.of(ProcessWords.class, Locale.UK));
        var crashed = FakeReminderService.crashed(
                FakeReminderService.process(1, "Scheduler", ProcessInfo.State.RESTARTING, List.of()), "no clock");

        assertEquals("crashed: java.lang.IllegalStateException: no clock", words.lastExit(crashed));
        assertEquals("restarting", words.state(crashed));
    }
}
