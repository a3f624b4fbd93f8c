package io.gadfly.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.ReminderId;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import io.gadfly.ui.list.Scope;
import io.gadfly.ui.main.Commands;
import io.gadfly.ui.main.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainWindowTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = Samples.household(clock);
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void prepare() throws TimeoutException {
        Stand.prepare();
    }

    private MainViews open() {
        var settings = SettingsFile.open(folder.resolve("settings.json"));
        var shared = Shared.of(service, settings, Samples.here(clock), Runnable::run, Platform::runLater);
        return Stand.onFx(() -> new MainViews(shared, new Asked(), this::opened));
    }

    private void opened(ReminderId id) {
        asked.add("edit " + id);
    }

    @Test
    void theListShowsWhatIsDueOnTop() {
        var views = open();
        var scene = show(views);

        var list = (ListView<?>) scene.lookup(".entries");

        assertTrue(list.getItems().getFirst().toString().contains("Take the pills"));
        Stand.photograph(scene, "list");
    }

    @Test
    void aPausedPoolIsLoudAndHelpIsThere() {
        service.pools.put("default", FakeReminderService.pool("default", PoolInfo.Mode.PAUSED, 2, 0, 3));
        var views = open();
        var scene = show(views);

        Stand.onFx(() -> scene.lookup("#help").setVisible(true));

        assertTrue(scene.lookup("#paused").isVisible());
        Stand.photograph(scene, "help");
    }

    @Test
    void eachPageCanBeLookedAt() {
        var views = open();
        var scene = show(views);

        Stand.onFx(() -> views.model().go(new Place.Processes()));
        Stand.photograph(scene, "processes");
        Stand.onFx(() -> views.model().go(new Place.Preferences()));
        Stand.photograph(scene, "settings");
        Stand.onFx(() -> views.model().go(new Place.History()));
        Stand.photograph(scene, "history");
        Stand.onFx(() -> views.model().go(new Place.Reminders(new Scope.InList("nowhere"))));
        Stand.photograph(scene, "empty");
    }

    private static Scene show(MainViews views) {
        var root = Stand.onFx(views::root);
        var stage = Stand.show(root, 1080, 760);
        Stand.onFx(() -> views.model().refresh());
        Stand.settle();
        return stage.getScene();
    }

    private final class Asked implements Commands {
        @Override
        public void create() {
            asked.add("create");
        }

        @Override
        public void create(String line) {
            asked.add("create " + line);
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
