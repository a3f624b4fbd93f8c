package io.gadfly.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.FakeSubscriptions;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.SettableClock;
import io.gadfly.ui.editor.EditorWindows;
import io.gadfly.ui.importing.ImportWindows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnStand.class)
class DesktopTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final Neighbourhood host = new Neighbourhood();

    private SettingsFile settings() {
        return SettingsFile.open(folder.resolve("settings.json"));
    }

    private void openAndClose(SettingsFile settings) {
        var here = Samples.here(clock);
        var service = Samples.household(clock);
        var shared =
                Shared.of(service, new FakeSubscriptions(clock), settings, here, Runnable::run, Platform::runLater);
        var words = new ScheduleSentence(here);
        Stand.onFx(() -> {
            var desktop = new Desktop(
                    shared,
                    host,
                    Runnable::run,
                    new EditorWindows(service, shared.bridge(), shared.notices(), here, words::of),
                    new ImportWindows(service, shared.bridge(), shared.notices(), here));
            desktop.raise();
            desktop.close();
        });
        Stand.settle();
    }

    @Test
    void closingTheWindowSaysThatGadflyGoesOnTheFirstTimeOnly() {
        openAndClose(settings());
        openAndClose(settings());

        assertEquals(List.of("tell Gadfly goes on reminding"), host.heard);
        assertTrue(settings().current().residence().backgroundTold(), "also after a restart");
    }

    @Test
    void closingTheWindowOfOneThatDoesNotGoOnEndsIt() {
        var settings = settings();
        settings.change(now -> now.withResidence(residence -> residence.withInBackground(false)));

        openAndClose(settings);

        assertEquals(List.of("quit"), host.heard);
    }

    private static final class Neighbourhood extends QuietHost {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void tell(String title, String text) {
            heard.add("tell " + title);
        }

        @Override
        public void quit() {
            heard.add("quit");
        }
    }
}
