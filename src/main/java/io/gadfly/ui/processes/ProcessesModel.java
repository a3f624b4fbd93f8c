package io.gadfly.ui.processes;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.ui.common.Answers;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The live view, as of the latest snapshot.
public final class ProcessesModel {
    private final ReminderService service;
    private final Bridge bridge;
    private final Answers answers;
    private final Notices notices;
    private final Consumer<Reminder> explain;
    private final NaggerWords words;
    private final Texts texts;
    private final ObservableList<PoolModel> pools = FXCollections.observableArrayList();
    private final ObservableList<NaggerRow> naggers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ProcessInfo>> root = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Snapshot> latest;

    /// @param explain shows what happened to a reminder
    public ProcessesModel(
            ReminderService service,
            Bridge bridge,
            Answers answers,
            Notices notices,
            Here here,
            Consumer<Reminder> explain) {
        this.explain = explain;
        this.service = service;
        this.bridge = bridge;
        this.answers = answers;
        this.notices = notices;
        this.words = new NaggerWords(here);
        this.texts = Texts.of(ProcessesModel.class, here.locale());
        this.latest = new Latest<>(bridge, () -> () -> Snapshot.of(service), this::show);
    }

    ObservableList<PoolModel> pools() {
        return pools;
    }

    ObservableList<NaggerRow> naggers() {
        return naggers;
    }

    /// The root of the supervision tree; empty before the first snapshot.
    ReadOnlyObjectProperty<Optional<ProcessInfo>> rootProperty() {
        return root.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Latest.State> stateProperty() {
        return latest.stateProperty();
    }

    void refresh() {
        latest.refresh();
    }

    private void show(Snapshot snapshot) {
        showPools(snapshot.pools());
        var rows = snapshot.fires().stream()
                .map(view -> words.write(view, snapshot.naggerOf(view)))
                .toList();
        if (!rows.equals(naggers)) {
            naggers.setAll(rows);
        }
        root.set(Optional.of(snapshot.root()));
    }

    private void showPools(List<PoolInfo> infos) {
        var names = infos.stream().map(PoolInfo::name).toList();
        if (!names.equals(pools.stream().map(PoolModel::name).toList())) {
            pools.setAll(names.stream().map(this::pool).toList());
        }
        for (var index = 0; index < infos.size(); index++) {
            pools.get(index).show(infos.get(index));
        }
    }

    private PoolModel pool(String name) {
        return new PoolModel(name, command -> steer(name, command), texts);
    }

    private void steer(String pool, PoolCommand command) {
        bridge.ask(() -> service.steer(pool, command), there -> {
            if (!there) {
                notices.say(texts.text("pool.gone", pool));
            }
            refresh();
        });
    }

    void acknowledge(NaggerRow row) {
        answers.answer(row.fire().fence(), new Answer.Acknowledge());
    }

    void done(NaggerRow row) {
        answers.answer(row.fire().fence(), new Answer.Done());
    }

    void snooze(NaggerRow row) {
        answers.answer(row.fire().fence(), answers.usualSnooze());
    }

    void skip(NaggerRow row) {
        answers.answer(row.fire().fence(), new Answer.Skip());
    }

    void promote(NaggerRow row) {
        steer(row.pool(), new PoolCommand.Promote(row.fire().fence()));
    }

    /// The next nag at once: of what rings by its nagger, of what sleeps by waking it, of what waits by its place.
    void nagNow(NaggerRow row) {
        switch (row.fire().state()) {
            case NagState.Due _, NagState.Queued _ -> promote(row);
            case NagState.Asleep _ -> answers.wake(row.fire().fence());
            case NagState.Ringing _, NagState.Over _ ->
                bridge.ask(() -> service.nagNow(row.fire().fence()), done -> {
                    notices.say(texts.text(done ? "nagged" : "nagged.not", row.reminder()));
                    refresh();
                });
        }
    }

    void explain(NaggerRow row) {
        explain.accept(row.subject());
    }

    void kill(NaggerRow row) {
        row.pid().ifPresentOrElse(this::kill, () -> notices.say(texts.text("kill.none")));
    }

    /// All naggers as text, a line each, with tabs between the columns.
    String asText() {
        return naggers.stream().map(NaggerRow::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /// Whether somebody would start it again: nobody would start the root.
    boolean isSupervised(Pid pid) {
        return root.get().filter(top -> !top.pid().equals(pid)).isPresent();
    }

    void kill(Pid pid) {
        bridge.ask(() -> service.kill(pid), there -> {
            notices.say(texts.text(there ? "killed" : "kill.gone", pid.toString()));
            refresh();
        });
    }
}
