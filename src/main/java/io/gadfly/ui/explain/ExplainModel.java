package io.gadfly.ui.explain;

import io.gadfly.engine.ReminderService;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The time line of one reminder, the latest step first.
final class ExplainModel {
    private final ObservableList<ExplainRow> rows = FXCollections.observableArrayList();
    private final TimeWords times;
    private final Texts texts;

    ExplainModel(ReminderId reminder, ReminderService service, Bridge bridge, TimeWords times, Texts texts) {
        this.times = times;
        this.texts = texts;
        bridge.ask(
                () -> service.timeline(reminder).reversed(),
                steps -> rows.setAll(steps.stream().map(this::write).toList()));
    }

    ObservableList<ExplainRow> rows() {
        return rows;
    }

    private ExplainRow write(TimelineEntry entry) {
        var known = texts.bundle().containsKey(entry.step());
        return new ExplainRow(times.moment(entry.at()), known ? texts.text(entry.step()) : entry.step(), entry.cause());
    }
}
