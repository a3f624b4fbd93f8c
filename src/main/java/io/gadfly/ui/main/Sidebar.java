package io.gadfly.ui.main;

import io.gadfly.engine.Catalogue;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.list.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The lines of the sidebar, from what there is.
final class Sidebar {
    private final Texts texts;
    private final PlaceNames names;

    Sidebar(Here here) {
        this.texts = Texts.of(Sidebar.class, here.locale());
        this.names = new PlaceNames(texts);
    }

    List<SidebarItem> reminders(Catalogue catalogue, int due) {
        var items = new ArrayList<SidebarItem>();
        items.add(line(new Scope.DueNow(), "fth-bell", due, due > 0));
        items.add(line(new Scope.Today(), "fth-sun", 0, false));
        items.add(line(new Scope.Upcoming(), "fth-calendar", 0, false));
        items.add(line(new Scope.All(), "fth-inbox", 0, false));
        addGroup(items, "group.lists", "fth-list", catalogue.lists(), Scope.InList::new);
        addGroup(items, "group.tags", "fth-tag", catalogue.tags(), Scope.Tagged::new);
        return items;
    }

    List<SidebarItem> program(boolean paused) {
        return List.of(
                line(new Place.Subscriptions(), "fth-rss", false),
                line(new Place.History(), "fth-archive", false),
                line(new Place.Processes(), paused ? "fth-pause-circle" : "fth-activity", paused),
                line(new Place.Preferences(), "fth-settings", false));
    }

    private SidebarItem line(Scope scope, String icon, int count, boolean loud) {
        var place = new Place.Reminders(scope);
        return new SidebarItem(place, "", icon, names.of(place), count, loud);
    }

    private SidebarItem line(Place place, String icon, boolean loud) {
        return new SidebarItem(place, "", icon, names.of(place), 0, loud);
    }

    private void addGroup(
            List<SidebarItem> items,
            String key,
            String icon,
            Map<String, Integer> counts,
            Function<String, Scope> scope) {
        var heading = texts.text(key);
        for (var entry : counts.entrySet()) {
            var place = new Place.Reminders(scope.apply(entry.getKey()));
            items.add(new SidebarItem(place, heading, icon, names.of(place), entry.getValue(), false));
            heading = "";
        }
    }
}
