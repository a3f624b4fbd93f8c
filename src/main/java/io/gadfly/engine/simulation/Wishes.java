package io.gadfly.engine.simulation;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the user wants: what they made of their reminders, what they said to fires, and what of it they took
/// back. The engine has to come to the same, whatever strikes meanwhile.
final class Wishes {
    /// As many changes can be taken back.
    private static final int MOST_STEPS = 100;

    private final SimulatedMachine machine;
    private final NavigableMap<ReminderId, Wish> reminders = new TreeMap<>();
    private final Map<Fence, Said> said = new HashMap<>();
    private final Map<Occurrence, Said> ended = new HashMap<>();
    private final Deque<WishStep> done = new ArrayDeque<>();
    private final Deque<WishStep> undone = new ArrayDeque<>();
    private final NavigableMap<ReminderId, List<Epoch>> epochs = new TreeMap<>();
    private final Map<ReminderId, Integer> touchedIn = new HashMap<>();
    private final Map<ReminderId, Set<NagPolicy>> policies = new HashMap<>();
    private final Set<ReminderId> subscribed = new HashSet<>();

    /// A reminder as the user wants it.
    record Wish(Definition definition, Reminder.Status status) {
        static Wish of(Reminder reminder) {
            return new Wish(reminder.definition(), reminder.status());
        }

        boolean isActive() {
            return status == Reminder.Status.OPEN;
        }
    }

    /// From then on they wanted it so.
    ///
    /// @param wish empty: gone
    record Epoch(Instant from, Optional<Wish> wish) {}

    record Said(Answer answer, int slice) {}

    /// @param recurrenceId as in its fences
    record Occurrence(ReminderId reminder, String recurrenceId) {
        static Occurrence of(Fence fence) {
            return new Occurrence(fence.reminder(), fence.recurrenceId());
        }
    }

    Wishes(SimulatedMachine machine) {
        this.machine = machine;
    }

    // Reminders

    NavigableMap<ReminderId, Wish> reminders() {
        return reminders;
    }

    /// All that there ever were.
    NavigableMap<ReminderId, List<Epoch>> epochs() {
        return epochs;
    }

    Optional<Wish> of(ReminderId id) {
        return Optional.ofNullable(reminders.get(id));
    }

    void add(Reminder reminder) {
        change(reminder.id(), Optional.of(Wish.of(reminder)), reminder.title());
    }

    /// @param wish empty: it is deleted
    /// @param title by which undo names it
    void change(ReminderId id, Optional<Wish> wish, String title) {
        take(new WishStep(title, List.of(new WishStep.Entry<>(id, reminders, id, wish))));
        touch(id);
    }

    /// A calendar said so, of which nothing is taken back here.
    void told(ReminderId id, Wish wish) {
        subscribed.add(id);
        reminders.put(id, wish);
        touch(id);
    }

    /// Whether it is a calendar's, and not the user's to edit.
    boolean isSubscribed(ReminderId id) {
        return subscribed.contains(id);
    }

    /// How it may be nagged about: as the user wants it now, or wanted it before.
    Set<NagPolicy> policiesOf(ReminderId id) {
        return policies.getOrDefault(id, Set.of());
    }

    boolean honoursQuiet(ReminderId id) {
        return of(id).filter(wish -> wish.definition().nag().quietHours() == QuietHours.HONOURED)
                .isPresent();
    }

    /// Whether something of it was changed or taken back, other than by an answer.
    boolean wasTouched(ReminderId id) {
        return epochs.getOrDefault(id, List.of()).size() > 1 || touchedIn.containsKey(id);
    }

    /// The last slice at the end of which that was so; -1: never.
    int touchedIn(ReminderId id) {
        return touchedIn.getOrDefault(id, -1);
    }

    private void touch(ReminderId id) {
        var wish = of(id);
        var known = epochs.computeIfAbsent(id, _ -> new ArrayList<>());
        if (!known.isEmpty()) {
            touchedIn.put(id, machine.slice());
        }
        if (known.isEmpty() || !known.getLast().wish().equals(wish)) {
            known.add(new Epoch(machine.trueTime(), wish));
        }
        wish.ifPresent(there -> policies.computeIfAbsent(id, _ -> new HashSet<>())
                .add(there.definition().nag()));
    }

    // Answers

    void answered(Fence fence, Answer answer, String title) {
        var now = new Said(answer, machine.slice());
        var entries = new ArrayList<WishStep.Entry<?, ?>>();
        entries.add(new WishStep.Entry<>(fence.reminder(), said, fence, Optional.of(now)));
        switch (answer) {
            case Answer.Done _, Answer.Skip _ ->
                entries.add(new WishStep.Entry<>(fence.reminder(), ended, Occurrence.of(fence), Optional.of(now)));
            case Answer.Acknowledge _, Answer.Snooze _ -> {}
            case Answer.Dismiss _ -> {
                return;
            }
        }
        take(new WishStep(title, entries));
    }

    void skipped(Collection<Occurrence> occurrences, String title) {
        var now = Optional.of(new Said(new Answer.Skip(), machine.slice()));
        take(new WishStep(
                title,
                occurrences.stream()
                        .<WishStep.Entry<?, ?>>map(each -> new WishStep.Entry<>(each.reminder(), ended, each, now))
                        .toList()));
    }

    /// What was said to it last, and counts.
    Optional<Said> saidTo(Fence fence) {
        return Optional.ofNullable(said.get(fence));
    }

    /// What ended the occurrence that it belongs to.
    Optional<Said> endOf(Fence fence) {
        return Optional.ofNullable(ended.get(Occurrence.of(fence)));
    }

    // Undo

    private void take(WishStep step) {
        done.push(step.swapped());
        undone.clear();
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
    }

    /// Answers with the title of what is taken back.
    Optional<String> undo() {
        return rewind(done, undone);
    }

    Optional<String> redo() {
        return rewind(undone, done);
    }

    private Optional<String> rewind(Deque<WishStep> from, Deque<WishStep> to) {
        return Optional.ofNullable(from.poll()).map(step -> {
            to.push(step.swapped());
            step.entries().forEach(entry -> touch(entry.reminder()));
            return step.title();
        });
    }
}
