package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Fire;
import java.util.Optional;

/// To whom an answer goes that was typed.
///
/// @param name as it was typed
/// @param to empty: there is none
/// @param fire that is at the user; empty where none is
record Addressed(String name, Optional<Addressee> to, Optional<Fire> fire) {
    static Addressed of(Target target, Invocation here) {
        return switch (target) {
            case Target.OfReminder(var id) ->
                new Addressed(
                        target.toString(),
                        Optional.of(new Addressee.OfReminder(id)),
                        here.reminders().current(id).map(FireView::fire));
            case Target.OfFire(var number) ->
                of(target, here.reminders().fire(number).map(FireView::fire));
        };
    }

    private static Addressed of(Target target, Optional<Fire> fire) {
        return new Addressed(target.toString(), fire.map(known -> new Addressee.OfFire(known.fence())), fire);
    }

    /// What fell due while nothing ran has no number yet, and is called by its reminder.
    static Addressed of(Fire fire) {
        var name = fire.number() == 0 ? fire.fence().reminder().toString() : fire.label();
        return new Addressed(name, Optional.of(new Addressee.OfFire(fire.fence())), Optional.of(fire));
    }
}
