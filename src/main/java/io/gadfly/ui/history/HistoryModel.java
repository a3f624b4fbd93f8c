package io.gadfly.ui.history;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What became of the fires of the last days.
public final class HistoryModel {
    private static final int MOST = 1000;

    /// How far back one looks.
    enum Period {
        DAY(1),
        WEEK(7),
        MONTH(31),
        YEAR(366);

        private final int days;

        Period(int days) {
            this.days = days;
        }
    }

    private final Consumer<Reminder> explainer;
    private final TimeWords times;
    private final Texts texts;
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.WEEK);
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final Latest<List<FireView>> latest;

    /// @param explainer tells what happened to a reminder
    public HistoryModel(ReminderService service, Bridge bridge, Here here, Consumer<Reminder> explainer) {
        this.explainer = explainer;
        this.times = new TimeWords(here);
        this.texts = Texts.of(HistoryModel.class, here.locale());
        this.latest = new Latest<>(
                bridge,
                () -> {
                    var now = here.now();
                    Instant from = now.minus(Duration.ofDays(period.get().days));
                    return () -> service.history(from, now, MOST);
                },
                fires -> show(fires.stream().map(this::write).toList()));
        period.subscribe((_, _) -> latest.restart());
    }

    ObservableList<HistoryRow> rows() {
        return rows;
    }

    ObjectProperty<Period> periodProperty() {
        return period;
    }

    ReadOnlyObjectProperty<Latest.State> stateProperty() {
        return latest.stateProperty();
    }

    void refresh() {
        latest.refresh();
    }

    void explain(HistoryRow row) {
        explainer.accept(row.source());
    }

    private void show(List<HistoryRow> fresh) {
        if (!fresh.equals(rows)) {
            rows.setAll(fresh);
        }
    }

    private HistoryRow write(FireView view) {
        var state = view.fire().state();
        return new HistoryRow(
                view.reminder(),
                view.fire().fence().toString(),
                state instanceof NagState.Over over ? times.moment(over.at()) : "",
                view.reminder().title(),
                outcome(state),
                times.moment(view.fire().dueAt()),
                concerns(state));
    }

    private String outcome(NagState state) {
        return switch (state) {
            case NagState.Done _ -> texts.text("outcome.done");
            case NagState.Acknowledged _ -> texts.text("outcome.acknowledged");
            case NagState.Skipped _ -> texts.text("outcome.skipped");
            case NagState.GaveUp(var _, var nags) -> texts.text("outcome.gaveUp", nags);
            case NagState.Missed _ -> texts.text("outcome.missed");
            case NagState.Withdrawn _ -> texts.text("outcome.withdrawn");
            case NagState.Failed failed -> texts.text("outcome.failed", failed.cause());
            case NagState.Live _ -> texts.text("outcome.live");
        };
    }

    private static boolean concerns(NagState state) {
        return switch (state) {
            case NagState.GaveUp _, NagState.Missed _, NagState.Failed _ -> true;
            case NagState.Done _, NagState.Acknowledged _, NagState.Skipped _, NagState.Withdrawn _, NagState.Live _ ->
                false;
        };
    }
}
