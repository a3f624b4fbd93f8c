package io.gadfly.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Priority;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.SnoozeChoice;
import io.gadfly.ui.list.ListModel;
import io.gadfly.ui.list.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MainModelTest {
    @TempDir
    Path folder;

    private Bench bench = Bench.empty(Path.of(""));
    private ListModel list = list();
    private MainModel model = model();

    @BeforeEach
    void open() {
        bench = Bench.household(folder);
        list = list();
        model = model();
        model.refresh();
    }

    private ListModel list() {
        return new ListModel(bench.service, bench.bridge, bench.here, new ScheduleSentence(bench.here)::of);
    }

    private MainModel model() {
        return new MainModel(bench.service, bench.bridge, bench.answers, bench.notices, list, bench.here);
    }

    @Test
    void theSidebarLeadsToListsAndTagsWithTheirCounts() {
        var lines = model.reminders().stream()
                .map(item -> item.heading() + "/" + item.text() + " " + item.count())
                .collect(Collectors.joining("\n"));

        assertEquals("""
                /Due now 3
                /Today 0
                /Upcoming 0
                /All reminders 0
                Lists/home 4
                /Inbox 4
                /money 1
                /work 1
                Tags/#bills 1
                /#family 1
                /#health 2
                /#team 1""", lines);
    }

    @Test
    void goingToAListShowsIt() {
        model.go(new Place.Reminders(new Scope.InList("work")));

        assertEquals(1, list.entries().size());
    }

    @ParameterizedTest
    @EnumSource(value = PoolInfo.Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void aPoolThatTakesNothingNewIsNamedUntilItIsResumed(PoolInfo.Mode mode) {
        bench.service.pools.put("default", FakeReminderService.pool("default", mode, 2, 0, 3));

        model.tick();

        assertEquals("default", model.pausedProperty().get());
        assertTrue(model.program().get(2).loud());
        model.resumeAll();
        assertEquals("", model.pausedProperty().get());
    }

    @Test
    void silenceIsToldUntilItIsEnded() {
        var silence = new SilenceModel(bench.service, bench.bridge, bench.answers, bench.here);

        silence.begin(new SnoozeChoice.For(Duration.ofHours(3)));
        assertEquals(
                "Silent until today 12:30. Only what ignores quiet hours rings.",
                silence.quietProperty().get());
        assertEquals("End it", silence.endProperty().get());

        silence.end();
        assertEquals("", silence.quietProperty().get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QUIET_HOURS | Quiet hours until today 12:30, as your settings say. Only what ignores them rings. | End them this time
            DESKTOP     | Your desktop does not want to be disturbed. As long as it does not, only what ignores quiet hours rings. | ''
            BUDGET      | There were as many nags within an hour as your settings allow. The next may ring today 12:30. | ''
            """)
    void aQuietThatTheUserDidNotAskForSaysWhyAndWhetherItCanBeEnded(QuietReason reason, String told, String end) {
        bench.service.quiet = Optional.of(new Quiet(Samples.NOW.plus(Duration.ofHours(3)), reason));
        var silence = new SilenceModel(bench.service, bench.bridge, bench.answers, bench.here);

        silence.refresh();

        assertEquals(told, silence.quietProperty().get());
        assertEquals(end, silence.endProperty().get());
    }

    @Test
    void aNewDayRollsTheList() {
        assertEquals("Tomorrow", heading("Ring Grandma"));

        bench.clock.advance(Duration.ofHours(16));
        model.tick();

        assertEquals("Today", heading("Ring Grandma"));
    }

    private String heading(String title) {
        var current = "";
        for (var entry : list.entries()) {
            current = entry.heading().isEmpty() ? current : entry.heading();
            if (entry.title().equals(title)) {
                return current;
            }
        }
        throw new AssertionError("no " + title);
    }

    @Test
    void theCatalogueIsAskedForOnlyAfterAChange() {
        var question = new CatalogueQuestion(bench.service, bench.here);
        var first = question.get();
        bench.service.add(Samples.define("x", "garden", Priority.NORMAL, "2026-12-01T09:00", List.of()));

        assertEquals(first, question.get());
        question.changed();
        assertTrue(question.get().lists().containsKey("garden"));
    }

    @Test
    void eachShortcutHasAKeyOfItsOwn() {
        var keys = Arrays.stream(Shortcut.values())
                .map(key -> key.combination().getName())
                .toList();

        assertEquals(keys.size(), keys.stream().distinct().count());
    }
}
