package io.gadfly.engine;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Awaited;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What answers that were given in another program (RFC 9074 §6 and §7) mean for the fires of one reminder here.
///
/// A snooze is an acknowledgement with a later time: of what it put to sleep, the snooze counts.
final class ImportAnswers {
    /// So many alarms of a stretch of time are looked at.
    private static final int MOST_OF_A_STRETCH = 1_000;
    /// A snooze rings again for what was due not longer ago than this.
    private static final Duration SNOOZED_SINCE = Duration.ofDays(31);
    /// It is looked for in so much of the past first.
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Writer writer;
    private final Reminder reminder;
    private final Elsewhere said;
    private final List<Fire> live;
    private final Predicate<Fence> isClaimed;
    private final AlarmPlan plan;
    private final Instant now;

    private ImportAnswers(
            Ledger ledger,
            Writer writer,
            Reminder reminder,
            Elsewhere said,
            List<Fire> live,
            Predicate<Fence> isClaimed) {
        this.ledger = ledger;
        this.writer = writer;
        this.reminder = reminder;
        this.said = said;
        this.live = live;
        this.isClaimed = isClaimed;
        this.plan = ledger.planner().planOf(reminder.definition());
        this.now = ledger.now();
    }

    /// @param claims fires that are new and over, or asleep
    /// @param changed fires that were there and are something else now
    record Heard(List<Fire> claims, List<Fire> changed) {
        static final Heard NOTHING = new Heard(List.of(), List.of());

        Heard {
            claims = List.copyOf(claims);
            changed = List.copyOf(changed);
        }

        boolean isEmpty() {
            return claims.isEmpty() && changed.isEmpty();
        }

        Set<Fence> fences() {
            return Stream.concat(claims.stream(), changed.stream())
                    .map(Fire::fence)
                    .collect(Collectors.toSet());
        }

        /// With what the new version made of the fires before that was heard.
        Heard after(Succession succession) {
            var claimed = new ArrayList<>(claims);
            succession.claims().forEach(fire -> claimed.add(asHeard(fire)));
            var others = new ArrayList<>(succession.ended());
            succession.revived().forEach(fire -> others.add(asHeard(fire)));
            changed.stream().filter(fire -> !succession.isHeir(fire.fence())).forEach(others::add);
            return new Heard(claimed, others);
        }

        private Fire asHeard(Fire fire) {
            return changed.stream()
                    .filter(heard -> heard.fence().equals(fire.fence()))
                    .findFirst()
                    .orElse(fire);
        }

        /// Those of these that live after all.
        List<Fire> living(List<Fire> woken) {
            return woken.stream()
                    .map(this::asHeard)
                    .filter(fire -> fire.state() instanceof NagState.Live)
                    .toList();
        }

        /// Whether the fire is claimed here, so that the schedule does not ring it.
        boolean ends(Fence fence) {
            return claims.stream().anyMatch(fire -> fire.fence().equals(fence));
        }
    }

    /// Of a reminder that is new.
    ///
    /// @param since from when on nothing is claimed yet
    static Heard of(Ledger ledger, Writer writer, Reminder reminder, Elsewhere said, Instant since) {
        return said.isSilent()
                ? Heard.NOTHING
                : new ImportAnswers(ledger, writer, reminder, said, List.of(), _ -> false).since(since);
    }

    /// Of one that is stored, with what its new version makes of its fires.
    ///
    /// @param since from when on nothing is claimed yet
    static Heard of(
            Ledger ledger, Writer writer, Reminder reminder, Elsewhere said, Succession succession, Instant since) {
        var live = succession.live();
        return live.isEmpty() && said.isSilent()
                ? Heard.NOTHING
                : new ImportAnswers(ledger, writer, reminder, said, live, succession::isClaimed).since(since);
    }

    private Heard since(Instant since) {
        return switch (reminder.status()) {
            case DONE -> {
                var doneAt = notAfterNow(said.doneAt());
                yield new Heard(
                        live.isEmpty() ? completed(doneAt) : List.of(),
                        all(fire -> new NagState.Done(doneAt, fire.state().nags())));
            }
            case DISABLED -> new Heard(List.of(), all(fire -> NagState.Withdrawn.of(fire.state(), now)));
            case OPEN -> heard(since);
        };
    }

    private interface End {
        NagState of(Fire fire);
    }

    private List<Fire> all(End end) {
        return live.stream().map(fire -> fire.with(end.of(fire))).toList();
    }

    private Heard heard(Instant since) {
        var asleep = asleep();
        var changed = new ArrayList<Fire>();
        for (var fire : live) {
            after(fire, asleep)
                    .filter(state -> !state.equals(fire.state()))
                    .ifPresent(state -> changed.add(fire.with(state)));
        }
        var claims = new ArrayList<>(awaited());
        asleep.ifPresent(sleeper -> wake(sleeper).ifPresentOrElse(changed::add, () -> claim(sleeper, claims)));
        claims.addAll(completed());
        claims.addAll(answeredAhead(since, claims));
        return new Heard(claims, changed);
    }

    /// What becomes of a live fire, where something does.
    private Optional<NagState> after(Fire fire, Optional<Sleeper> asleep) {
        var fence = fire.fence();
        var nags = fire.state().nags();
        if (said.isCompleted(fence)) {
            return Optional.of(new NagState.Done(notAfterNow(said.doneAt(fence)), nags));
        }
        if (asleep.filter(sleeper -> sleeper.fence().equals(fence)).isPresent()) {
            return asleep.map(Sleeper::state);
        }
        if (said.isAnswered(fence, fire.dueAt())) {
            return Optional.of(new NagState.Acknowledged(now, nags));
        }
        return said.isAnyAcknowledged() ? Optional.empty() : until(fence).map(until -> new NagState.Snoozed(until));
    }

    // Asleep

    /// What was put to sleep: of the instance that was named, or of all, the last that was due.
    ///
    /// @param due its alarm; empty where it is only known as a fire
    private record Sleeper(Fence fence, Instant dueAt, Optional<DueAlarm> due, Instant until) {
        NagState state() {
            return new NagState.Snoozed(until);
        }
    }

    private Optional<Sleeper> asleep() {
        if (!said.isAsleep(now)) {
            return Optional.empty();
        }
        return Stream.concat(past(), live.stream().flatMap(this::sleeper)).max(Comparator.comparing(Sleeper::dueAt));
    }

    private Stream<Sleeper> past() {
        return said.asleep()
                .map(plan::alarmsOf)
                .map(alarms -> alarms.stream().filter(due -> !due.at().isAfter(now)))
                .map(this::sleepers)
                .orElseGet(this::lastPast);
    }

    /// Looks back twice as far each time, so that those of a frequent series are the last ones.
    private Stream<Sleeper> lastPast() {
        var shorter =
                Stream.iterate(FIRST_LOOK, back -> back.compareTo(SNOOZED_SINCE) < 0, back -> back.multipliedBy(2));
        return Stream.concat(shorter, Stream.of(SNOOZED_SINCE))
                .map(back -> sleepers(plan.between(now.minus(back), now, MOST_OF_A_STRETCH).stream())
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
    }

    private Stream<Sleeper> sleepers(Stream<DueAlarm> overdue) {
        return overdue.flatMap(due -> {
            var fence = due.fence(reminder.id());
            return until(fence).map(until -> new Sleeper(fence, due.at(), Optional.of(due), until)).stream();
        });
    }

    private Stream<Sleeper> sleeper(Fire fire) {
        return until(fire.fence())
                .map(until -> new Sleeper(fire.fence(), fire.dueAt(), Optional.empty(), until))
                .stream();
    }

    private Optional<Instant> until(Fence fence) {
        return said.snoozedUntil(fence).filter(now::isBefore);
    }

    /// What ended here without an answer by anybody is as good as not ended.
    private Optional<Fire> wake(Sleeper sleeper) {
        return writer.findFire(sleeper.fence())
                .filter(fire -> isUnanswered(fire.state()))
                .map(fire -> fire.with(sleeper.state()));
    }

    private static boolean isUnanswered(NagState state) {
        return switch (state) {
            case NagState.Missed _, NagState.GaveUp _, NagState.Failed _ -> true;
            case NagState.Live _, NagState.Done _, NagState.Acknowledged _, NagState.Skipped _, NagState.Withdrawn _ ->
                false;
        };
    }

    private void claim(Sleeper sleeper, List<Fire> claims) {
        sleeper.due()
                .filter(_ -> isNew(sleeper.fence())
                        && claims.stream().noneMatch(fire -> fire.fence().equals(sleeper.fence())))
                .map(due -> fire(due, sleeper.state()))
                .ifPresent(claims::add);
    }

    // Without an answer

    /// What is brought back: it sleeps on, or is told as what was missed is.
    private List<Fire> awaited() {
        var missing = said.awaited().stream()
                .filter(fire -> isNew(fire.fence(reminder.id())))
                .sorted(Comparator.comparing(Awaited::dueAt))
                .toList();
        var asleep = missing.stream().filter(fire -> fire.isAsleep(now)).toList();
        var due = missing.stream().filter(fire -> !fire.isAsleep(now)).toList();
        var passedOver = Misfire.passedOver(
                reminder.definition().misfire(),
                due.stream().map(Awaited::dueAt).toList(),
                true,
                now);
        var fires = new ArrayList<Fire>();
        asleep.forEach(fire ->
                fires.add(fire(fire, 0, new NagState.Snoozed(fire.until().orElseThrow()))));
        for (int i = 0; i < due.size(); i++) {
            fires.add(
                    i < passedOver
                            ? fire(due.get(i), 0, new NagState.Missed(now))
                            : fire(due.get(i), i == passedOver ? passedOver : 0, new NagState.Due()));
        }
        return fires;
    }

    private Fire fire(Awaited awaited, int missed, NagState state) {
        return new Fire(
                ledger.repository().nextFireNumber(),
                awaited.fence(reminder.id()),
                awaited.dueAt(),
                awaited.startsAt(),
                ledger.planner().poolOf(reminder.definition().details()),
                missed,
                state);
    }

    // Over

    /// The alarms of instances that are done, into the history.
    private List<Fire> completed() {
        return said.completed().entrySet().stream()
                .flatMap(done -> completed(plan.alarmsOf(done.getKey()), notAfterNow(done.getValue())))
                .toList();
    }

    /// Of the whole, the alarm that it was done after, or the one before which it was done, into the history.
    private List<Fire> completed(Instant doneAt) {
        if (said.doneAt().isEmpty()) {
            return List.of();
        }
        var told = plan.lastUpTo(doneAt)
                .or(() -> plan.nextAfter(doneAt))
                .map(at -> plan.between(at.minusNanos(1), at, 1))
                .orElse(List.of());
        return completed(told, doneAt).limit(1).toList();
    }

    private Stream<Fire> completed(List<DueAlarm> alarms, Instant doneAt) {
        return alarms.stream()
                .filter(due -> isNew(due.fence(reminder.id())))
                .map(due -> fire(due, new NagState.Done(doneAt)));
    }

    /// Nothing was done later than it was heard of, whatever a clock elsewhere said.
    private Instant notAfterNow(Optional<Instant> doneAt) {
        return doneAt.filter(at -> !at.isAfter(now)).orElse(now);
    }

    /// What is not claimed yet and will not have to be.
    private List<Fire> answeredAhead(Instant since, List<Fire> claimed) {
        var latest = said.latest().filter(since::isBefore);
        if (latest.isEmpty()) {
            return List.of();
        }
        return plan.between(since, latest.get(), MOST_OF_A_STRETCH).stream()
                .filter(due -> said.isAnswered(due.fence(reminder.id()), due.at()))
                .filter(due -> isNew(due.fence(reminder.id())))
                .filter(due -> claimed.stream().noneMatch(fire -> fire.fence().equals(due.fence(reminder.id()))))
                .map(due -> fire(due, new NagState.Acknowledged(now)))
                .toList();
    }

    private boolean isNew(Fence fence) {
        return !isClaimed.test(fence) && !writer.isTaken(fence);
    }

    private Fire fire(DueAlarm due, NagState state) {
        return new Fire(
                ledger.repository().nextFireNumber(),
                due.fence(reminder.id()),
                due.at(),
                due.startsAt(),
                ledger.planner().poolOf(reminder.definition().details()),
                0,
                state);
    }
}
