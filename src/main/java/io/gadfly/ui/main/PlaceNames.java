package io.gadfly.ui.main;

import io.gadfly.reminder.Details;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.list.Scope;

/// What the places are called.
public record PlaceNames(Texts texts) {
    String of(Place place) {
        return switch (place) {
            case Place.Reminders(var scope) -> of(scope);
            case Place.Subscriptions() -> texts.text("place.subscriptions");
            case Place.History() -> texts.text("place.history");
            case Place.Processes() -> texts.text("place.processes");
            case Place.Preferences() -> texts.text("place.preferences");
        };
    }

    private String of(Scope scope) {
        return switch (scope) {
            case Scope.DueNow() -> texts.text("place.due");
            case Scope.Today() -> texts.text("place.today");
            case Scope.Upcoming() -> texts.text("place.upcoming");
            case Scope.All() -> texts.text("place.all");
            case Scope.InList(var name) -> name.equals(Details.DEFAULT_LIST) ? texts.text("list.inbox") : name;
            case Scope.Tagged(var tag) -> "#" + tag;
        };
    }
}
