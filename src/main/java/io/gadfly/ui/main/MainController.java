package io.gadfly.ui.main;

import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.WhileShown;
import io.gadfly.ui.list.ListController;
import io.gadfly.ui.list.Scope;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The window around the pages: keys, and which page is shown.
public final class MainController {
    /// A window that is narrower shows the sidebar only when it is asked for, until a place is chosen.
    private static final double ROOM_FOR_SIDEBAR = 760;

    private final MainModel model;
    private final Commands commands;
    private final Pages pages;
    private final Runnable tick;
    private final PlaceNames names;
    private final BooleanProperty placesAsked = new SimpleBooleanProperty();

    @FXML
    private StackPane root;

    @FXML
    private StackPane page;

    @FXML
    private Node sidebar;

    @FXML
    private Node places;

    @FXML
    private Region content;

    @FXML
    private Label title;

    /// @param tick called once a second while the window is shown
    public MainController(MainModel model, Commands commands, Pages pages, Runnable tick, PlaceNames names) {
        this.model = model;
        this.commands = commands;
        this.pages = pages;
        this.tick = tick;
        this.names = names;
    }

    @FXML
    private void initialize() {
        fold();
        model.placeProperty().subscribe(this::show);
        WhileShown.everySecond(root, tick);
        CalendarDrop.on(root, commands);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::closeHelp);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                for (var key : Shortcut.values()) {
                    scene.getAccelerators().put(key.combination(), () -> obey(key));
                }
                pages.list().focusEntries();
            }
        });
    }

    private void fold() {
        var narrow = root.widthProperty().lessThan(ROOM_FOR_SIDEBAR);
        Field.present(places, narrow);
        Field.present(sidebar, narrow.not().or(placesAsked));
        // it pushes the page aside and does not squeeze it
        content.minWidthProperty()
                .bind(Bindings.when(narrow.and(placesAsked))
                        .then(root.widthProperty())
                        .otherwise(0.0));
    }

    @FXML
    private void togglePlaces() {
        placesAsked.set(!placesAsked.get());
    }

    private void show(Place place) {
        placesAsked.set(false);
        var next = pages.of(place);
        if (!page.getChildren().contains(next)) {
            page.getChildren().setAll(next);
        }
        title.setText(names.of(place));
    }

    void obey(Shortcut key) {
        switch (key) {
            case NEW -> commands.create();
            case QUICK_ADD -> list().focusQuickAdd();
            case SEARCH -> list().focusSearch();
            case IMPORT -> commands.chooseImport();
            case UNDO -> model.undo();
            case REDO -> model.redo();
            case DUE_NOW -> look(new Place.Reminders(new Scope.DueNow()));
            case TODAY -> look(new Place.Reminders(new Scope.Today()));
            case UPCOMING -> look(new Place.Reminders(new Scope.Upcoming()));
            case ALL -> look(new Place.Reminders(new Scope.All()));
            case HISTORY -> look(new Place.History());
            case PROCESSES -> look(new Place.Processes());
            case SUBSCRIPTIONS -> look(new Place.Subscriptions());
            case PREFERENCES -> look(new Place.Preferences());
            case HELP -> model.toggleHelp();
            case CLOSE -> commands.close();
            case QUIT -> commands.quit();
        }
    }

    /// The keyboard goes along, to what has rows there: it is no longer meant for the field that it was in.
    private void look(Place next) {
        model.go(next);
        if (next instanceof Place.Reminders) {
            pages.list().focusEntries();
        } else {
            // a table within a pane that scrolls is found once that has its skin
            page.applyCss();
            Optional.ofNullable(page.lookup(".table-view")).ifPresent(Node::requestFocus);
        }
    }

    /// The list, brought into view.
    private ListController list() {
        if (!(model.placeProperty().get() instanceof Place.Reminders)) {
            model.go(new Place.Reminders(new Scope.All()));
        }
        return pages.list();
    }

    @FXML
    private void typed(KeyEvent key) {
        if (key.getCharacter().equals("?") && !(key.getTarget() instanceof TextInputControl)) {
            obey(Shortcut.HELP);
        }
    }

    /// Before any field sees it, since fields keep Esc to themselves.
    private void closeHelp(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && model.helpProperty().get()) {
            model.toggleHelp();
            key.consume();
        }
    }
}
