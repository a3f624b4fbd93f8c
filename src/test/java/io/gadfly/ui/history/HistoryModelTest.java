package io.gadfly.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagState;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryModelTest {
    @TempDir
    Path folder;

    @Test
    void whatIsOverIsToldWithItsOutcome() {
        var bench = Bench.household(folder);
        var pills = bench.service.fires().getFirst();
        bench.service.answer(pills.fire().fence(), new Answer.Done());
        bench.service.end(bench.service.fires().getFirst(), new NagState.GaveUp(Samples.NOW, 3));
        var model = new HistoryModel(bench.service, bench.bridge, bench.here);

        model.refresh();

        assertEquals(
                List.of(
                        new HistoryRow("today 09:30", "Take the pills", "done", "today 09:20", false),
                        new HistoryRow("today 09:30", "Put the bin out", "gave up after 3 nags", "today 09:25", true)),
                model.rows());
    }
}
