package io.gadfly.ui.common;

import io.gadfly.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// One line of a snooze menu.
public sealed interface SnoozeChoice {
    record For(Duration delay) implements SnoozeChoice {}

    record ThisEvening() implements SnoozeChoice {}

    record TomorrowMorning() implements SnoozeChoice {}

    record NextMonday() implements SnoozeChoice {}

    /// In the order of the menu.
    static List<SnoozeChoice> of(Settings settings, Here here) {
        var choices = new ArrayList<SnoozeChoice>();
        settings.snooze().presets().forEach(delay -> choices.add(new For(delay)));
        if (here.local(here.now()).toLocalTime().isBefore(settings.day().evening())) {
            choices.add(new ThisEvening());
        }
        choices.add(new TomorrowMorning());
        choices.add(new NextMonday());
        return choices;
    }

    default Instant until(Settings settings, Here here) {
        var today = here.today();
        var morning = settings.day().morning();
        return switch (this) {
            case For(var delay) -> here.now().plus(delay);
            case ThisEvening() -> at(today.atTime(settings.day().evening()), here);
            case TomorrowMorning() -> at(today.plusDays(1).atTime(morning), here);
            case NextMonday() ->
                at(today.plusDays(8L - today.getDayOfWeek().getValue()).atTime(morning), here);
        };
    }

    private static Instant at(LocalDateTime local, Here here) {
        return local.atZone(here.zoneId().get()).toInstant();
    }
}
