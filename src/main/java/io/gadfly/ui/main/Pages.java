package io.gadfly.ui.main;

import io.gadfly.ui.common.Views;
import io.gadfly.ui.history.HistoryController;
import io.gadfly.ui.list.ListController;
import io.gadfly.ui.preferences.PreferencesController;
import io.gadfly.ui.processes.ProcessesController;
import io.gadfly.ui.subscriptions.SubscriptionsController;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Parent;

/// The pages of the window, each loaded when it is first looked at.
public final class Pages {
    private final Views views;
    private final Views.Loaded<ListController> list;
    private final Map<Class<?>, Parent> others = new LinkedHashMap<>();

    public Pages(Views views) {
        this.views = views;
        this.list = views.loadBoth(ListController.class);
    }

    ListController list() {
        return list.controller();
    }

    Parent of(Place place) {
        return switch (place) {
            case Place.Reminders _ -> list.view();
            case Place.Subscriptions _ -> load(SubscriptionsController.class);
            case Place.History _ -> load(HistoryController.class);
            case Place.Processes _ -> load(ProcessesController.class);
            case Place.Preferences _ -> load(PreferencesController.class);
        };
    }

    private Parent load(Class<?> controller) {
        return others.computeIfAbsent(controller, views::load);
    }
}
