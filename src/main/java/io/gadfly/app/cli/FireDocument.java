package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A fire as `--json` shows it.
///
/// @param id absent where nobody has claimed it yet: it is answered by its reminder
/// @param at when it will ring next, or when it was over
/// @param startsBy when it has a slot at the latest; absent: it has one, or nobody can tell
/// @param position its place in the backlog; absent: not queued
/// @param cause why it failed for good; absent: it did not
record FireDocument(
        Optional<String> id,
        long reminder,
        String title,
        String state,
        int nag,
        OptionalInt max,
        Optional<OffsetDateTime> at,
        Optional<OffsetDateTime> startsBy,
        OffsetDateTime dueAt,
        OffsetDateTime startsAt,
        String pool,
        OptionalInt position,
        int missed,
        Optional<String> cause,
        String fence) {

    static FireDocument of(FireView view, Invocation here) {
        var fire = view.fire();
        return new FireDocument(
                number(fire),
                view.reminder().id().value(),
                view.reminder().title(),
                state(view),
                fire.state().nags(),
                view.policy().max(),
                at(view).map(here::iso),
                view.startsBy().map(here::iso),
                here.iso(fire.dueAt()),
                here.iso(fire.startsAt()),
                fire.pool(),
                view.position() == 0 ? OptionalInt.empty() : OptionalInt.of(view.position()),
                fire.missed(),
                cause(fire.state()),
                fire.fence().toString());
    }

    /// @param empty the key of what is said where there are none
    static void show(List<FireView> views, String empty, Invocation here) {
        here.output()
                .show(
                        views.stream().map(view -> of(view, here)).toList(),
                        views.isEmpty() ? List.of(Words.of(empty)) : lines(views, here));
    }

    static List<String> lines(List<FireView> views, Invocation here) {
        var table = Table.of("FIRE", "STATE", "NAG", "WHEN", "DUE", "POOL", "ID", "TITLE");
        views.forEach(view -> row(table, view, here));
        return table.lines();
    }

    private static void row(Table table, FireView view, Invocation here) {
        var fire = view.fire();
        var state = fire.state();
        table.row(
                number(fire).orElse("-"),
                inWords(state(view)) + (view.position() == 0 ? "" : " " + view.position()),
                state.nags() + "/"
                        + (view.policy().max().isPresent() ? view.policy().max().getAsInt() : "∞"),
                at(view).map(here::text)
                        .or(() -> view.startsBy().map(by -> Words.of("fires.by", here.text(by))))
                        .orElse("-"),
                here.text(fire.dueAt()),
                fire.pool(),
                view.reminder().id(),
                Table.name(view.reminder().title()));
    }

    /// What has a place in a backlog is queued, though it may not have been written down as such yet.
    static String state(FireView view) {
        return view.position() == 0 ? state(view.fire()) : "queued";
    }

    /// The state as people read it.
    static String inWords(String state) {
        return state.equals("gaveup") ? Words.of("state.gaveup") : state;
    }

    private static Optional<String> number(Fire fire) {
        return Optional.of(fire).filter(known -> known.number() > 0).map(Fire::label);
    }

    /// The state's name: `ringing`, `gaveup`.
    static String state(Fire fire) {
        return fire.state().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static Optional<String> cause(NagState state) {
        return state instanceof NagState.Failed(var _, var cause, var _) ? Optional.of(cause) : Optional.empty();
    }

    /// What was nagged about and waits for its next turn has no instant of its own.
    private static Optional<Instant> at(FireView view) {
        return view.position() == 0 ? at(view.fire().state()) : Optional.empty();
    }

    private static Optional<Instant> at(NagState state) {
        return switch (state) {
            case NagState.Due _ -> Optional.empty();
            case NagState.Queued _ -> Optional.empty();
            case NagState.Ringing ringing -> Optional.of(ringing.nextAt());
            case NagState.Asleep asleep -> Optional.of(asleep.until());
            case NagState.Over over -> Optional.of(over.at());
        };
    }
}
