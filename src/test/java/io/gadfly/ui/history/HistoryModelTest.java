package io.gadfly.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
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
        var told = new ArrayList<Reminder>();
        var model = new HistoryModel(bench.service, bench.bridge, bench.here, told::add);

        model.refresh();

        assertEquals(
                List.of(
                        "today 09:30 | Take the pills | done | today 09:20 | false",
                        "today 09:30 | Put the bin out | gave up after 3 nags | today 09:25 | true"),
                model.rows().stream().map(HistoryModelTest::inWords).toList());
        model.explain(model.rows().getFirst());
        assertEquals(List.of(pills.reminder()), told);
    }

    @Test
    void whatIsOverStaysAsItIsWhenNothingIsNew() {
        var bench = Bench.household(folder);
        bench.service.answer(bench.service.fires().getFirst().fire().fence(), new Answer.Done());
        var model = new HistoryModel(bench.service, bench.bridge, bench.here, _ -> {});
        model.refresh();
        var changes = new ArrayList<String>();
        model.rows().addListener((ListChangeListener<HistoryRow>) _ -> changes.add("filled anew"));

        model.refresh();

        assertEquals(List.of(), changes);
    }

    private static String inWords(HistoryRow row) {
        return String.join(
                " | ", row.when(), row.reminder(), row.outcome(), row.due(), Boolean.toString(row.concern()));
    }
}
