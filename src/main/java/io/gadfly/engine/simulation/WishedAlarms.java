package io.gadfly.engine.simulation;

import io.gadfly.engine.simulation.Wishes.Wish;
import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// When the reminders that the user wants are to ring, by their rules alone.
final class WishedAlarms {
    private static final Duration AROUND = Duration.ofDays(3);

    private final SimulatedMachine machine;
    private final Wishes wishes;

    WishedAlarms(SimulatedMachine machine, Wishes wishes) {
        this.machine = machine;
        this.wishes = wishes;
    }

    AlarmPlan planOf(Definition definition, Zone zone) {
        var recurrences = definition.activeSchedule().map(schedule -> Recurrences.of(schedule, zone));
        return AlarmPlan.of(definition, recurrences, zone, machine.settings().morning());
    }

    /// The occurrences that start then, as their fences name them.
    Set<Wishes.Occurrence> startingAt(List<Instant> starts, ReminderId id, Definition definition) {
        var plan = planOf(definition, machine.zone());
        return starts.stream()
                .flatMap(start -> plan.between(start.minus(AROUND), start.plus(AROUND), Integer.MAX_VALUE).stream()
                        .filter(due -> due.startsAt().equals(start)))
                .map(due -> Wishes.Occurrence.of(due.fence(id)))
                .collect(Collectors.toSet());
    }

    /// Against what that fire lives or rings: the user wants the reminder no more, or at other times.
    Optional<String> reasonAgainst(Fire fire) {
        var id = fire.fence().reminder();
        if (!wishes.wasTouched(id)) {
            return Optional.empty();
        }
        return wishes.of(id).map(wish -> reasonAgainst(fire, wish)).orElse(Optional.of("though it was deleted"));
    }

    private Optional<String> reasonAgainst(Fire fire, Wish wish) {
        if (!wish.isActive() && wishes.isSubscribed(fire.fence().reminder())) {
            return Optional.empty(); // what has begun when the calendar forgets it rings on
        }
        if (!wish.isActive()) {
            return Optional.of("though it was switched off");
        }
        return stillHas(wish.definition(), fire) ? Optional.empty() : Optional.of("at a time that the user took away");
    }

    /// What repeats from its completion moves by itself.
    boolean stillHas(Definition definition, Fire fire) {
        return definition.afterDone().isPresent()
                || planOf(definition, machine.zone()).stillHas(fire);
    }
}
