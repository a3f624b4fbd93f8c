package io.gadfly.ui.importing;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.importing.CalendarFiles.Judged;
import io.gadfly.ui.importing.CalendarFiles.Outcome;
import io.gadfly.ui.importing.CalendarFiles.Remarked;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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
    /// Whether what is over already is left out.
    final BooleanProperty skipsPast = new SimpleBooleanProperty();
    final StringProperty progress = new SimpleStringProperty("");
    final StringProperty summary = new SimpleStringProperty("");
    /// The zone that is taken for those that nobody knows; blank: that of the viewer.
    final StringProperty zone = new SimpleStringProperty("");
    /// What is to be asked of these zones; empty where there are none.
    final StringProperty zoneQuestion = new SimpleStringProperty("");
    final StringProperty zoneProblem = new SimpleStringProperty("");
    final StringProperty trouble = new SimpleStringProperty("");
    /// What the button says: how many items it takes, whichever of them are being looked at.
    final StringProperty offer = new SimpleStringProperty("");

    private final CalendarFiles files;
    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final VerdictWords words;
    private final Texts texts;
    private final ObservableList<ImportRow> rows = FXCollections.observableArrayList();
    private final FilteredList<ImportRow> shown = new FilteredList<>(rows);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.READING);
    private final ReadOnlyBooleanWrapper storable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper grave = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicLong items = new AtomicLong();
    private final Runnable showProgress;
    private Map<Kind, Long> counts = Map.of();
    private long addedDates;
    /// The zone that the preview has taken, whatever was typed since.
    private Optional<Zone> taken = Optional.empty();

    ImportModel(
            CalendarFiles files,
            ReminderService service,
            Bridge bridge,
            Notices notices,
            VerdictWords words,
            Texts texts) {
        this.words = words;
        this.files = files;
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.texts = texts;
        this.skipsPast.subscribe(this::makeOffer);
        this.showProgress = bridge.coalesce(() -> progress.set(texts.text("progress", items.get())));
    }

    ObservableList<ImportRow> rows() {
        return shown;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Whether there is anything to import, and nothing else going on.
    ReadOnlyBooleanProperty storableProperty() {
        return storable.getReadOnlyProperty();
    }

    /// Whether something may be missing of what is to be said of the files: one cannot be read, or is cut off.
    ReadOnlyBooleanProperty graveProperty() {
        return grave.getReadOnlyProperty();
    }

    long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /// Shows only items of those verdicts.
    void filter(EnumSet<Kind> kinds) {
        var chosen = EnumSet.copyOf(kinds);
        shown.setPredicate(row -> chosen.contains(row.kind()));
    }

    void read() {
        var chosen = zone();
        taken = chosen;
        bridge.ask(() -> files.bring(service, options(true), chosen), this::preview, this::finish);
    }

    /// Reads again, with what was said of the zones that nobody knows.
    void takeZone() {
        var isKnown = zone.get().isBlank() || zone().isPresent();
        zoneProblem.set(isKnown ? "" : texts.text("zone.problem"));
        if (isKnown && phase.get() == Phase.PREVIEW) {
            enter(Phase.READING);
            items.set(0);
            read();
        }
    }

    private Optional<Zone> zone() {
        return Zones.find(zone.get().strip());
    }

    void store() {
        enter(Phase.STORING);
        items.set(0);
        var options = options(false);
        var previewed = taken;
        bridge.ask(() -> files.bring(service, options, previewed), this::stored, () -> enter(Phase.PREVIEW));
    }

    /// Stops what is going on; what was begun stores nothing.
    void cancel() {
        cancelled.set(true);
        finish();
    }

    private void finish() {
        enter(Phase.FINISHED);
    }

    private ImportOptions options(boolean preview) {
        var name = Optional.of(list.get().strip()).filter(text -> !text.isEmpty());
        return new ImportOptions(preview, name, profile.get().policy(), this::goOn).skippingPast(skipsPast.get());
    }

    private boolean goOn(long soFar) {
        items.set(soFar);
        showProgress.run();
        return !cancelled.get();
    }

    private void preview(Outcome outcome) {
        counts = outcome.report().counts();
        addedDates = outcome.report().addedDates();
        rows.setAll(outcome.items().stream().map(this::write).toList());
        summary.set(outcome.report().items() == 0 ? texts.text("nothing") : summary());
        trouble.set(troubles(outcome).collect(Collectors.joining("\n")));
        grave.set(!outcome.unreadable().isEmpty() || outcome.report().isCut());
        ask(outcome.unknownZones());
        makeOffer();
        if (phase.get() == Phase.READING) {
            enter(Phase.PREVIEW);
        }
    }

    /// Once asked, it can be said otherwise.
    private void ask(List<String> unknownZones) {
        if (!unknownZones.isEmpty()) {
            zoneQuestion.set(texts.text("zone", unknownZones.size(), String.join(", ", unknownZones)));
        }
    }

    private String summary() {
        return texts.text(
                addedDates == 0 ? "summary" : "summary.dates",
                count(Kind.ADDED),
                count(Kind.CHANGED),
                count(Kind.UNCHANGED),
                count(Kind.PAST),
                count(Kind.REFUSED),
                addedDates);
    }

    private void makeOffer() {
        offer.set(texts.text("store", taken()));
        storable.set(phase.get() == Phase.PREVIEW && taken() > 0);
    }

    private long taken() {
        return count(Kind.ADDED) + count(Kind.CHANGED) + (skipsPast.get() ? 0 : count(Kind.PAST));
    }

    private void enter(Phase next) {
        phase.set(next);
        makeOffer();
    }

    private ImportRow write(Judged judged) {
        var verdict = judged.verdict();
        var details = Stream.concat(Stream.of(verdict.reason(), words.changes(verdict)), verdict.notes().stream())
                .filter(text -> !text.isEmpty())
                .toList();
        return new ImportRow(
                verdict.kind(),
                texts.text("verdict", verdict.kind()),
                verdict.title().isEmpty() ? texts.text("untitled") : verdict.title(),
                verdict.subject().start().map(words::start).orElse(""),
                judged.from().calendar(),
                verdict.line(),
                details,
                verdict.kind() == Kind.REFUSED ? judged.from().text() : "");
    }

    private Stream<String> troubles(Outcome outcome) {
        var unlisted = outcome.report().unlisted();
        var rest = unlisted == 0 ? Stream.<String>empty() : Stream.of(texts.text("unlisted", unlisted));
        return Stream.concat(rest, troublesOfFiles(outcome));
    }

    private Stream<String> troublesOfFiles(Outcome outcome) {
        return Stream.concat(
                outcome.unreadable().entrySet().stream()
                        .map(file -> texts.text("unreadable", file.getKey(), file.getValue())),
                outcome.remarks().stream().map(this::write));
    }

    private String write(Remarked remarked) {
        var remark = remarked.remark();
        var calendar = remarked.from().calendar();
        var line = Integer.toString(remark.line());
        return calendar.isEmpty()
                ? texts.text("remark.somewhere", line, remark.text())
                : texts.text("remark", calendar, line, remark.text());
    }

    private void stored(Outcome outcome) {
        var report = outcome.report();
        if (report.stored()) {
            tellStored(report);
        } else {
            notices.say(texts.text("cancelled"));
        }
        finish();
    }

    private void tellStored(ImportReport report) {
        var said = Arrays.stream(Kind.values())
                .filter(kind -> report.count(kind) > 0)
                .map(kind -> texts.text(keyOf(kind), report.count(kind)))
                .collect(Collectors.joining(", "));
        var text = texts.text("stored", said.isEmpty() ? texts.text("stored.NOTHING") : said);
        if (report.count(Kind.ADDED) + report.count(Kind.CHANGED) + pastOf(report) > 0) {
            notices.sayUndoable(text);
        } else {
            notices.say(text);
        }
    }

    private String keyOf(Kind kind) {
        return kind == Kind.PAST && skipsPast.get() ? "stored.PAST.skipped" : "stored." + kind;
    }

    private long pastOf(ImportReport report) {
        return skipsPast.get() ? 0 : report.count(Kind.PAST);
    }
}
