package io.gadfly.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.ui.Stand;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainViewTest {
    @TempDir
    Path folder;

    @Test
    void theStepsStandUnderTheTitleOfTheReminder() throws TimeoutException {
        Stand.prepare();
        var bench = Bench.household(folder);
        var reminder = bench.service.fires().getFirst().reminder();
        var fence = new Fence(reminder.id(), "20261121T092000", "PT0S");
        for (var entry : List.of(
                new TimelineEntry(fence, Samples.NOW.minusSeconds(600), "fire.due", "schedule"),
                new TimelineEntry(fence, Samples.NOW.minusSeconds(599), "fire.queued", "RUNNING"),
                new TimelineEntry(fence, Samples.NOW.minusSeconds(300), "fire.rang", "slot"),
                new TimelineEntry(fence, Samples.NOW.minusSeconds(299), "fire.delivered", "desktop"),
                new TimelineEntry(fence, Samples.NOW.minusSeconds(60), "fire.held", "quietHours"),
                new TimelineEntry(fence, Samples.NOW, "fire.done", "answer"))) {
            bench.service.timeline.add(entry);
        }
        var windows = new ExplainWindows(bench.service, bench.bridge, bench.here);

        var scene =
                Stand.show(Stand.onFx(() -> windows.view(reminder)), 700, 460).getScene();
        Stand.settle();

        assertEquals(reminder.title(), ((Label) scene.lookup("#heading")).getText());
        assertEquals(6, ((TableView<?>) scene.lookup("#table")).getItems().size());
        Stand.photograph(scene, "explain");
    }
}
