package io.gadfly.ui.main;

import io.gadfly.engine.Catalogue;
import io.gadfly.engine.ReminderService;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.ui.common.Answers;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.list.ListModel;
import io.gadfly.ui.list.Scope;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where the user is, where they can go, and what is the matter: the window around the pages.
public final class MainModel {
    private record Surroundings(Catalogue catalogue, List<PoolInfo> pools) {}

    private final ReminderService service;
    private final Bridge bridge;
    private final Answers answers;
    private final Notices notices;
    private final ListModel list;
    private final Sidebar sidebar;
    private final ObservableList<SidebarItem> reminders = FXCollections.observableArrayList();
    private final ObservableList<SidebarItem> program = FXCollections.observableArrayList();
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(new Place.Reminders(new Scope.All()));
    private final ReadOnlyStringWrapper paused = new ReadOnlyStringWrapper("");
    private final BooleanProperty help = new SimpleBooleanProperty();
    private final Latest<Surroundings> latest;
    private final CatalogueQuestion lists;
    private final Here here;
    private Catalogue catalogue = Catalogue.EMPTY;
    private LocalDate today;

    public MainModel(
            ReminderService service, Bridge bridge, Answers answers, Notices notices, ListModel list, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.answers = answers;
        this.notices = notices;
        this.list = list;
        this.sidebar = new Sidebar(here);
        this.here = here;
        this.today = here.today();
        this.lists = new CatalogueQuestion(service, here);
        latest = new Latest<>(bridge, () -> () -> new Surroundings(lists.get(), service.pools()), this::show);
        list.dueProperty().subscribe(this::fillSidebar);
        place.subscribe(this::lookAt);
    }

    /// The lines that lead to reminders.
    ObservableList<SidebarItem> reminders() {
        return reminders;
    }

    /// The lines that lead to Gadfly's own pages.
    ObservableList<SidebarItem> program() {
        return program;
    }

    public ObjectProperty<Place> placeProperty() {
        return place;
    }

    /// The names of the pools that are paused or drained, or nothing.
    ReadOnlyStringProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Whether the keys are shown.
    BooleanProperty helpProperty() {
        return help;
    }

    void toggleHelp() {
        help.set(!help.get());
    }

    Notices notices() {
        return notices;
    }

    /// Brings everything up to date after a change.
    public void refresh() {
        lists.changed();
        list.refresh();
        latest.refresh();
    }

    /// What passes by itself, once a second: a new day begins, a pool is paused from elsewhere.
    public void tick() {
        if (!here.today().equals(today)) {
            today = here.today();
            list.refresh();
        }
        latest.refresh();
    }

    public void go(Place other) {
        place.set(other);
    }

    void undo() {
        answers.undo();
    }

    void redo() {
        answers.redo();
    }

    void resumeAll() {
        bridge.ask(
                () -> service.pools().stream()
                        .filter(MainModel::isClosed)
                        .allMatch(pool -> service.steer(pool.name(), new ReminderService.PoolCommand.Resume())),
                _ -> latest.refresh());
    }

    private void lookAt(Place next) {
        if (next instanceof Place.Reminders(var scope)) {
            list.scopeProperty().set(scope);
        }
    }

    private void show(Surroundings answer) {
        catalogue = answer.catalogue();
        paused.set(String.join(
                ", ",
                answer.pools().stream()
                        .filter(MainModel::isClosed)
                        .map(PoolInfo::name)
                        .toList()));
        fillSidebar();
    }

    private void fillSidebar() {
        fill(reminders, sidebar.reminders(catalogue, list.dueProperty().get()));
        fill(program, sidebar.program(!paused.get().isEmpty()));
    }

    private static void fill(ObservableList<SidebarItem> lines, List<SidebarItem> fresh) {
        if (!fresh.equals(lines)) {
            lines.setAll(fresh);
        }
    }

    /// Whether it lets nothing new ring.
    private static boolean isClosed(PoolInfo pool) {
        return pool.mode() != PoolInfo.Mode.RUNNING;
    }
}
