package io.gadfly.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.StoreException;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.FakeSubscriptions;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import io.gadfly.ui.main.Commands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

@ExtendWith(OnStand.class)
class MainWindowTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = Samples.household(clock);
    private final List<String> asked = new ArrayList<>();
    private final FxRobot robot = new FxRobot();

    private MainViews open() {
        var settings = SettingsFile.open(folder.resolve("settings.json"));
        var shared = Shared.of(
                service,
                new FakeSubscriptions(clock),
                settings,
                Samples.here(clock),
                Runnable::run,
                Platform::runLater);
        return Stand.onFx(() -> new MainViews(shared, new QuietHost(), new Asked(), this::opened));
    }

    private void opened(Reminder reminder) {
        asked.add("edit " + reminder.id());
    }

    @Test
    void theListShowsWhatIsDueOnTop() {
        var scene = show(open());

        var list = (ListView<?>) scene.lookup(".entries");

        assertTrue(list.getItems().getFirst().toString().contains("Take the pills"));
        Stand.photograph(scene, "list");
    }

    @Test
    void aPausedPoolIsLoudAndHelpIsThere() {
        service.pools.put("default", FakeReminderService.pool("default", PoolInfo.Mode.PAUSED, 2, 0, 3));
        var scene = show(open());

        robot.type(KeyCode.F1);
        Stand.settle();

        assertTrue(scene.lookup("#paused").isVisible());
        assertTrue(scene.lookup("#help").isVisible());
        Stand.photograph(scene, "help");
        robot.type(KeyCode.ESCAPE);
        Stand.settle();
        assertFalse(scene.lookup("#help").isVisible());
    }

    @Test
    void eachPageCanBeReachedByItsKeys() {
        var scene = show(open());
        service.answer(service.fires().getFirst().fire().fence(), new Answer.Done());

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
        Stand.photograph(scene, "processes");
        assertEquals("Processes", title(scene));
        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        Stand.photograph(scene, "settings");
        Stand.onFx(() -> ((ScrollPane) scene.lookup(".plain-scroll")).setVvalue(0.58));
        Stand.photograph(scene, "settings-media");
        assertEquals("Settings", title(scene));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
        Stand.photograph(scene, "history");
        assertEquals("History", title(scene));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT7).release(KeyCode.CONTROL);
        Stand.photograph(scene, "subscriptions");
        assertEquals("Subscriptions", title(scene));
    }

    @Test
    void aSmallWindowFoldsItsSidebarAndEveryPageFits() {
        var scene = show(open(), 560, 400);

        assertFalse(scene.lookup(".sidebar").isVisible());
        Stand.photograph(scene, "small-list");
        Stand.onFx(((Button) scene.lookup("#places"))::fire);
        Stand.settle();
        assertTrue(scene.lookup(".sidebar").isVisible());
        assertEquals(0, scene.lookup(".sidebar").localToScene(0, 0).getX(), "it stands at the edge");
        Stand.photograph(scene, "small-sidebar");
        for (var page : List.of(KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.COMMA)) {
            robot.press(KeyCode.CONTROL).type(page).release(KeyCode.CONTROL);
            Stand.settle();
            assertFalse(scene.lookup(".sidebar").isVisible(), "folded again once a place is chosen");
            assertTrue(scene.getRoot().minWidth(-1) <= 560, () -> page + " needs more width");
            Stand.photograph(scene, "small-" + title(scene).toLowerCase(Locale.ROOT));
        }
        robot.type(KeyCode.F1);
        Stand.photograph(scene, "small-help");
    }

    @Test
    void quietHoursCanBeEndedForThisTime() {
        service.quiet = Optional.of(new Quiet(Samples.NOW.plusSeconds(3600), QuietReason.QUIET_HOURS));
        var fish = Samples.define("Feed the fish", "home", Priority.NORMAL, "2026-11-21T09:28", List.of());
        service.ring(service.add(fish), new NagState.Held(Samples.NOW.plusSeconds(3600), 0), Samples.NOW, 0);
        var scene = show(open());

        var button = (Button) scene.lookup("#endSilence");
        assertEquals("End them this time", button.getText());
        Stand.photograph(scene, "quiet");
        Stand.onFx(button::fire);
        Stand.settle();

        assertFalse(scene.lookup("#silent").isVisible());
    }

    @Test
    void nothingDueIsACalmPage() {
        service.fires().forEach(view -> service.answer(view.fire().fence(), new Answer.Done()));
        var scene = show(open());

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);

        Stand.photograph(scene, "empty");
        assertEquals("Nothing is due. Enjoy the calm.", ((Label) scene.lookup("#emptyText")).getText());
    }

    @Test
    void aSearchThatFindsNothingSaysSo() {
        var scene = show(open());

        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("unicorn");
        Stand.settle();

        Stand.photograph(scene, "search-nothing");
        assertEquals("Nothing matches.", ((Label) scene.lookup("#emptyText")).getText());
    }

    @Test
    void troubleIsSaidAboveThePageAndCanBeDismissed() {
        for (var width : List.of(1080, 560)) {
            service.weather = Optional.empty();
            Stand.closeAll();
            var views = open();
            var scene = show(views, width, width == 560 ? 400 : 760);
            service.weather = Optional.of(new StoreException(
                    "The disk that your reminders are on is full: make room on it, or move the folder elsewhere."));
            Stand.onFx(views.model()::refresh);
            Stand.settle();

            assertTrue(scene.lookup("#trouble").isVisible());
            assertTrue(((Label) scene.lookup("#troubleText")).getHeight() > (width == 560 ? 30 : 15), "all of it");
            Stand.photograph(scene, width == 560 ? "small-trouble" : "trouble");
            Stand.onFx(((Button) scene.lookup("#trouble .button"))::fire);
            assertFalse(scene.lookup("#trouble").isVisible());
        }
    }

    @Test
    void aQuickLineSaysWhatItUnderstoodAndIsAdded() {
        var scene = show(open());

        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        robot.write("Buy bread every friday 17:00 nag every 5 min until 18:00 #home");
        Stand.settle();
        Stand.photograph(scene, "quick-add");
        robot.type(KeyCode.ENTER);
        Stand.settle();

        assertEquals("", ((TextField) scene.lookup("#add")).getText());
        assertFalse(scene.lookup("#preview").isVisible());
        assertEquals(List.of(), asked);
        assertTrue(titles().contains("Buy bread"));
    }

    @Test
    void aQuickLineThatMayHaveToWaitForASlotSaysByWhenItRings() {
        service.startsBy = Optional.of(Samples.NOW.plusSeconds(2405));
        for (var width : List.of(1080, 560)) {
            Stand.closeAll();
            var scene = show(open(), width, width == 560 ? 400 : 760);

            robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
            robot.write("Buy bread 9:50").type(KeyCode.ENTER);
            Stand.settle();

            var toast = (Label) scene.lookup("#toast #text");
            assertTrue(toast.getText().endsWith("answers what rings before, by today 10:10:05."), toast::getText);
            assertTrue(toast.getHeight() > (width == 560 ? 30 : 15), "all of it");
            Stand.photograph(scene, width == 560 ? "small-quick-add-waits" : "quick-add-waits");
        }
    }

    @Test
    void aQuickLineThatSaysTooLittleOpensTheEditor() {
        var scene = show(open());

        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        robot.write("Buy bread every blue moon");
        Stand.settle();
        Stand.photograph(scene, "quick-add-doubt");
        robot.type(KeyCode.ENTER);
        Stand.settle();

        assertEquals(1, asked.size());
        assertTrue(asked.getFirst().contains("“every blue moon” was not understood"), asked::getFirst);
    }

    private List<String> titles() {
        return service.list(ReminderFilter.ALL, 0, 100).stream()
                .map(planned -> planned.reminder().title())
                .toList();
    }

    @Test
    void theKeysOfTheListAnswerWhatIsChosen() {
        var scene = show(open());
        var list = (ListView<?>) scene.lookup(".entries");
        Stand.onFx(() -> {
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(0);
        });

        robot.type(KeyCode.D);
        Stand.settle();

        assertEquals(List.of("answer 1 Done[]"), service.orders);
        Stand.photograph(scene, "toast");
        robot.type(KeyCode.ENTER);
        Stand.settle();
        assertEquals(1, asked.size(), "the selection stays at its place, so that the next key has something to act on");
    }

    @Test
    void theFirstRowIsChosenWhenTheListGetsTheKeyboard() {
        var scene = show(open());
        var list = (ListView<?>) scene.lookup(".entries");
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        Stand.onFx(() -> list.getSelectionModel().clearSelection());

        robot.type(KeyCode.TAB);
        Stand.settle();

        Stand.photograph(scene, "list-by-keys");
        assertEquals(List.of(0), list.getSelectionModel().getSelectedIndices());
        robot.type(KeyCode.D);
        Stand.settle();
        assertEquals(List.of("answer 1 Done[]"), service.orders);
    }

    @Test
    void theKeysThatSwitchTheViewTakeTheKeyboardToItsRows() {
        var scene = show(open());
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
        Stand.settle();
        assertEquals(scene.lookup("#naggers"), scene.getFocusOwner());
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        robot.type(KeyCode.D);
        Stand.settle();

        assertEquals("", ((TextField) scene.lookup("#add")).getText());
        assertEquals(List.of("answer 1 Done[]"), service.orders);
    }

    @Test
    void everythingThatCanBeDoneWithAnEntryIsInAMenuForTheKeys() {
        var scene = show(open());
        var list = (ListView<?>) scene.lookup(".entries");
        Stand.onFx(() -> {
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(0);
        });

        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        Stand.settle();

        var menu = Stand.onFx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow());
        assertEquals(
                List.of(
                        "Done",
                        "Snooze",
                        "Acknowledge",
                        "Skip",
                        "Skip the next",
                        "Edit…",
                        "Duplicate",
                        "What happened…"),
                menu.getItems().stream()
                        .map(MenuItem::getText)
                        .filter(Objects::nonNull)
                        .limit(8)
                        .toList());
        Stand.photograph(menu.getScene(), "entry-menu");
        Stand.onFx(menu.getItems().getFirst()::fire);
        Stand.settle();
        assertEquals(List.of("answer 1 Done[]"), service.orders);
    }

    private static String title(Scene scene) {
        return ((Label) scene.lookup("#title")).getText();
    }

    private Scene show(MainViews views) {
        return show(views, 1080, 760);
    }

    private Scene show(MainViews views, double width, double height) {
        var root = Stand.onFx(views::root);
        var stage = Stand.show(root, width, height);
        Stand.onFx(() -> {
            service.onChange(views.model()::refresh);
            views.model().refresh();
            stage.requestFocus();
        });
        Stand.settle();
        return stage.getScene();
    }

    private final class Asked implements Commands {
        @Override
        public void create() {
            asked.add("create");
        }

        @Override
        public void create(Definition draft, String remark) {
            asked.add("create " + draft.details().title() + ": " + remark);
        }

        @Override
        public void chooseImport() {
            asked.add("import");
        }

        @Override
        public void importFiles(List<Path> files) {
            asked.add("import " + files);
        }

        @Override
        public void close() {
            asked.add("close");
        }

        @Override
        public void quit() {
            asked.add("quit");
        }
    }
}
