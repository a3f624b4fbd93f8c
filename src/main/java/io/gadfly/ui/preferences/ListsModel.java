package io.gadfly.ui.preferences;

import io.gadfly.engine.ReminderService;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Details;
import io.gadfly.settings.ListSettings;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.Latest;
import java.util.List;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is set for lists as a whole: their pool, and how else their reminders are told.
public final class ListsModel {
    /// @param title what the user reads
    record Line(String name, String title, ListSettings settings) {}

    private record Answer(List<String> lists, List<String> pools) {}

    final ObservableList<Line> lines = FXCollections.observableArrayList();
    final ObservableList<String> pools = FXCollections.observableArrayList();

    private final ReminderService service;
    private final SettingsFile file;
    private final SettingsWriter writer;
    private final Latest<Answer> latest;

    public ListsModel(ReminderService service, SettingsFile file, SettingsWriter writer) {
        this.service = service;
        this.file = file;
        this.writer = writer;
        this.latest = new Latest<>(writer.bridge(), () -> this::ask, this::show);
    }

    private Answer ask() {
        var lists = new TreeSet<>(service.catalogue().lists().keySet());
        lists.add(Details.DEFAULT_LIST);
        lists.addAll(file.current().lists().keySet());
        return new Answer(
                List.copyOf(lists), service.pools().stream().map(PoolInfo::name).toList());
    }

    void refresh() {
        latest.refresh();
    }

    private void show(Answer answer) {
        if (!pools.equals(answer.pools())) {
            pools.setAll(answer.pools());
        }
        var next = answer.lists().stream().map(this::line).toList();
        if (!next.equals(lines)) {
            lines.setAll(next);
        }
    }

    private Line line(String name) {
        var title = name.equals(Details.DEFAULT_LIST) ? writer.texts().text("list.inbox") : name;
        return new Line(name, title, file.current().list(name));
    }

    void set(String list, ListSettings settings) {
        writer.change(now -> now.withList(list, settings));
    }
}
