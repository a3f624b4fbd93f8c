package io.gadfly.engine.memory;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.ReminderId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be taken back and made again: for each step the rows to put back.
final class UndoHistory {
    /// As many changes can be taken back.
    private static final int MOST = 100;

    private final MemoryTables tables;
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();

    private Optional<Step> exchanged = Optional.empty();

    private record Step(String name, MemoryTables.Rows rows) {}

    UndoHistory(MemoryTables tables) {
        this.tables = tables;
    }

    /// A new step; what was taken back before cannot be made again any more.
    void add(String name, MemoryTables.Rows before) {
        undo.push(new Step(name, before));
        if (undo.size() > MOST) {
            undo.removeLast();
        }
        redo.forEach(step -> tables.forget(step.rows().reminders().keySet()));
        redo.clear();
    }

    /// Of all that an undo or a redo would touch.
    Set<Fence> fences() {
        return Stream.concat(undo.stream(), redo.stream())
                .flatMap(step -> step.rows().fires().keySet().stream())
                .collect(Collectors.toSet());
    }

    Optional<String> undo() {
        return swap(undo, redo);
    }

    Optional<String> redo() {
        return swap(redo, undo);
    }

    private Optional<String> swap(Deque<Step> from, Deque<Step> to) {
        return Optional.ofNullable(from.poll()).map(latest -> {
            var step = new Step(latest.name(), tables.exchange(latest.rows()));
            to.push(step);
            exchanged = Optional.of(step);
            return latest.name();
        });
    }

    /// With the step that was exchanged last.
    void keep(List<Fire> fires) {
        exchanged.ifPresent(
                step -> fires.forEach(fire -> step.rows().fires().putIfAbsent(fire.fence(), Optional.of(fire))));
    }

    /// What the steps say of fires holds for their heirs.
    void inherit(List<Heir> heirs) {
        heirs.forEach(heir -> tables.fire(heir.of())
                .ifPresent(fire -> tables.fire(heir.number()).ifPresent(other -> inherit(fire.fence(), other))));
    }

    private void inherit(Fence from, Fire heir) {
        if (heir.state() instanceof NagState.Live) {
            Stream.concat(undo.stream(), redo.stream()).map(Step::rows).forEach(rows -> rows.liveOn(from, heir));
        } else {
            undo.stream().map(Step::rows).forEach(rows -> rows.endWith(from, heir));
        }
    }

    Optional<String> undoName() {
        return Optional.ofNullable(undo.peek()).map(Step::name);
    }

    List<ReminderId> undoable() {
        return remindersOf(undo);
    }

    List<ReminderId> redoable() {
        return remindersOf(redo);
    }

    /// What was left with the subscription of that address, the latest last.
    List<Released> released(String source) {
        return undo.reversed().stream()
                .map(Step::rows)
                .flatMap(rows -> rows.reminders().values().stream()
                        .flatMap(Optional::stream)
                        .map(Changes.Planned::reminder)
                        .filter(reminder ->
                                reminder.subscribedTo().filter(source::equals).isPresent())
                        .filter(reminder -> tables.reminder(reminder.id()).isEmpty())
                        .map(reminder -> new Released(reminder, firesOf(reminder.id(), rows))))
                .toList();
    }

    private static List<Fire> firesOf(ReminderId reminder, MemoryTables.Rows rows) {
        return rows.fires().values().stream()
                .flatMap(Optional::stream)
                .filter(fire -> fire.fence().reminder().equals(reminder))
                .toList();
    }

    Set<Fence> undoableFires() {
        return firesOf(undo);
    }

    Set<Fence> redoableFires() {
        return firesOf(redo);
    }

    private static Set<Fence> firesOf(Deque<Step> steps) {
        return steps.isEmpty() ? Set.of() : steps.element().rows().fires().keySet();
    }

    private static List<ReminderId> remindersOf(Deque<Step> steps) {
        return Optional.ofNullable(steps.peek()).stream()
                .flatMap(step -> step.rows().reminders().keySet().stream())
                .sorted()
                .toList();
    }
}
