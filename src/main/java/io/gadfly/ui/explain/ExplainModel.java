package io.gadfly.ui.explain;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.TimelineWords;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.TimeWords;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The time line of one reminder, the latest step first.
final class ExplainModel {
    private final ObservableList<ExplainRow> rows = FXCollections.observableArrayList();
    private final TimeWords times;
    private final TimelineWords words;
    private final Latest<List<TimelineEntry>> latest;

    ExplainModel(ReminderId reminder, ReminderService service, Bridge bridge, TimeWords times, TimelineWords words) {
        this.times = times;
        this.words = words;
        this.latest = new Latest<>(
                bridge,
                () -> () -> service.timeline(reminder).reversed(),
                steps -> rows.setAll(steps.stream().map(this::write).toList()));
        latest.refresh();
    }

    ReadOnlyObjectProperty<Latest.State> stateProperty() {
        return latest.stateProperty();
    }

    ObservableList<ExplainRow> rows() {
        return rows;
    }

    private ExplainRow write(TimelineEntry entry) {
        return new ExplainRow(times.moment(entry.at()), words.of(entry));
    }
}
