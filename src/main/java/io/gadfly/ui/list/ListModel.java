package io.gadfly.ui.list;

import io.gadfly.engine.ReminderService;
import io.gadfly.schedule.Schedule;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The entries of the list for a scope and a search.
public final class ListModel {
    private static final int PAGE = 200;

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(new Scope.All());
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper due = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper(Latest.State.ASKED.name());
    private final Latest<ListQuery.Answer> latest;
    private int limit = PAGE;

    /// @param sentence a schedule in words
    public ListModel(ReminderService service, Bridge bridge, Here here, Function<Schedule, String> sentence) {
        var writer = new EntryWriter(here, sentence);
        latest = new Latest<>(
                bridge,
                () -> {
                    var query = new ListQuery(scope.get(), search.get(), limit);
                    return () -> query.ask(service, here);
                },
                answer -> show(answer, writer));
        latest.stateProperty().subscribe((_, state) -> {
            if (state == Latest.State.FAILED) {
                empty.set(state.name());
            }
        });
        scope.subscribe((_, _) -> startOver());
        search.subscribe((_, _) -> startOver());
    }

    public ObservableList<Entry> entries() {
        return entries;
    }

    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// How many fires ring or wait for a slot, whatever the scope; what is snoozed is not due just now.
    public ReadOnlyIntegerProperty dueProperty() {
        return due.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /// Which words stand where there is no entry: a key of the bundle, after `empty.`. They fit the answer that is
    /// shown, and so do not say that there is nothing before that is known.
    ReadOnlyStringProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    private String nothing() {
        if (!search.get().isBlank()) {
            return "SEARCH";
        }
        return switch (scope.get()) {
            case Scope.DueNow _ -> "DUE";
            case Scope.Today _ -> "TODAY";
            case Scope.All _ -> "ALL";
            case Scope.Upcoming _, Scope.InList _, Scope.Tagged _ -> "OTHER";
        };
    }

    public void refresh() {
        latest.refresh();
    }

    public void showMore() {
        limit += PAGE;
        refresh();
    }

    private void startOver() {
        limit = PAGE;
        latest.restart();
    }

    private void show(ListQuery.Answer answer, EntryWriter writer) {
        var fresh = writer.write(answer);
        if (!fresh.equals(entries)) {
            entries.setAll(fresh);
        }
        empty.set(nothing());
        due.set(answer.due());
        more.set(answer.more());
    }
}
