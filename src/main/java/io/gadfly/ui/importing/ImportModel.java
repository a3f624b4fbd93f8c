package io.gadfly.ui.importing;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.importing.CalendarFiles.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// An import from its preview to its end.
final class ImportModel {
    enum Phase {
        READING,
        PREVIEW,
        STORING,
        FINISHED
    }

    final StringProperty list = new SimpleStringProperty("");
    final ObjectProperty<NagChoice> profile = new SimpleObjectProperty<>(NagChoice.NORMAL);
    final StringProperty progress = new SimpleStringProperty("");
    final StringProperty summary = new SimpleStringProperty("");
    final StringProperty trouble = new SimpleStringProperty("");

    private final CalendarFiles files;
    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final Texts texts;
    private final ObservableList<ImportRow> rows = FXCollections.observableArrayList();
    private final FilteredList<ImportRow> shown = new FilteredList<>(rows);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.READING);
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicLong items = new AtomicLong();
    private final Runnable showProgress;

    ImportModel(CalendarFiles files, ReminderService service, Bridge bridge, Notices notices, Texts texts) {
        this.files = files;
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.texts = texts;
        this.showProgress = bridge.coalesce(() -> progress.set(texts.text("progress", items.get())));
    }

    ObservableList<ImportRow> rows() {
        return shown;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    long count(Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /// Shows only items of those verdicts.
    void filter(EnumSet<Kind> kinds) {
        var chosen = EnumSet.copyOf(kinds);
        shown.setPredicate(row -> chosen.contains(row.kind()));
    }

    void read() {
        bridge.ask(() -> files.bring(service, options(true)), this::preview, this::finish);
    }

    void store() {
        phase.set(Phase.STORING);
        items.set(0);
        var options = options(false);
        bridge.ask(() -> files.bring(service, options), this::stored, () -> phase.set(Phase.PREVIEW));
    }

    /// Stops what is going on; what was begun stores nothing.
    void cancel() {
        cancelled.set(true);
        finish();
    }

    private void finish() {
        phase.set(Phase.FINISHED);
    }

    private ImportOptions options(boolean preview) {
        var name = Optional.of(list.get().strip()).filter(text -> !text.isEmpty());
        return new ImportOptions(preview, name, profile.get().policy(), this::goOn);
    }

    private boolean goOn(long soFar) {
        items.set(soFar);
        showProgress.run();
        return !cancelled.get();
    }

    private void preview(List<Outcome> outcomes) {
        rows.setAll(
                outcomes.stream().flatMap(outcome -> write(outcome).stream()).toList());
        summary.set(texts.text(
                "summary",
                count(Kind.ADDED),
                count(Kind.CHANGED),
                count(Kind.UNCHANGED),
                count(Kind.PAST),
                count(Kind.REFUSED)));
        trouble.set(String.join(
                "\n",
                outcomes.stream().flatMap(outcome -> remarks(outcome).stream()).toList()));
        if (phase.get() == Phase.READING) {
            phase.set(Phase.PREVIEW);
        }
    }

    private List<ImportRow> write(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unreadable _ -> List.of();
            case Outcome.Judged judged ->
                judged.report().verdicts().stream()
                        .map(verdict -> write(judged, verdict))
                        .toList();
        };
    }

    private ImportRow write(Outcome.Judged judged, ImportReport.Verdict verdict) {
        var notes = String.join("; ", verdict.notes());
        return new ImportRow(
                verdict.kind(),
                texts.text("verdict", verdict.kind()),
                verdict.title().isEmpty() ? texts.text("untitled") : verdict.title(),
                judged.source(),
                verdict.line(),
                verdict.reason().isEmpty() ? notes : verdict.reason(),
                judged.refused().getOrDefault(verdict.line(), ""));
    }

    private List<String> remarks(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unreadable(var source, var reason) -> List.of(texts.text("unreadable", source, reason));
            case Outcome.Judged(var source, var report, var _) ->
                report.remarks().stream()
                        .map(remark -> texts.text("remark", source, Integer.toString(remark.line()), remark.text()))
                        .toList();
        };
    }

    private void stored(List<Outcome> outcomes) {
        var added = total(outcomes, Kind.ADDED) + total(outcomes, Kind.PAST);
        var changed = total(outcomes, Kind.CHANGED);
        var allStored = outcomes.stream()
                .allMatch(outcome -> !(outcome instanceof Outcome.Judged judged)
                        || judged.report().stored());
        if (allStored) {
            notices.sayUndoable(texts.text("stored", added, changed));
        } else {
            notices.say(texts.text("cancelled"));
        }
        finish();
    }

    private static long total(List<Outcome> outcomes, Kind kind) {
        return outcomes.stream()
                .mapToLong(outcome -> outcome instanceof Outcome.Judged judged
                        ? judged.report().count(kind)
                        : 0)
                .sum();
    }
}
