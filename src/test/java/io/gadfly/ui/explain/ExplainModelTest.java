package io.gadfly.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainModelTest {
    @TempDir
    Path folder;

    @Test
    void theLatestStepIsToldFirstAndWithItsCause() {
        var bench = Bench.household(folder);
        var reminder = bench.service.fires().getFirst().reminder();
        var fence = new Fence(reminder.id(), "20261121T092000", "PT0S");
        bench.service.timeline.add(new TimelineEntry(fence, Samples.NOW.minusSeconds(600), "fire.due", "schedule"));
        bench.service.timeline.add(new TimelineEntry(fence, Samples.NOW, "fire.delivered", "popup"));
        bench.service.timeline.add(new TimelineEntry(fence, Samples.NOW, "step.of.tomorrow", ""));

        var rows = new ExplainWindows(bench.service, bench.bridge, bench.here)
                .model(reminder)
                .rows();

        assertEquals(
                List.of(
                        new ExplainRow("today 09:30", "step.of.tomorrow ()"),
                        new ExplainRow("today 09:30", "Shown by popup"),
                        new ExplainRow("today 09:20", "Fell due, because its time had come")),
                rows);
    }
}
