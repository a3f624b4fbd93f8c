package io.gadfly.engine;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes back what came of a clock that was ahead, when it says less than it said before: what it made fall due
/// and nobody was told of is still to come, and next fires are those after now. What rang keeps its fence and
/// comes no second time.
///
/// How far the clock has been is remembered over restarts: it may be set right while nothing runs.
final class SetBacks {
    private static final Logger LOG = LoggerFactory.getLogger(SetBacks.class);

    /// By less, a clock is put right without anybody's doing.
    static final Duration LEAST = Duration.ofSeconds(5);
    /// What it goes at most from one look to the next, unless it was set or the machine slept.
    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);
    /// How old what is stored may become.
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    /// Fires in one transaction.
    private static final int PAGE = 500;
    private static final int MOST_LIVE = 10_000;

    private final Ledger ledger;
    private final Memos memos;
    private final Replanning replanning;
    private final Supplier<Set<ReminderId>> setAside;
    private final Consumer<List<Fire>> silencing;
    private Optional<Instant> reached = Optional.empty();
    private Optional<Instant> kept = Optional.empty();

    /// @param setAside whose alarms are not to be computed
    /// @param silencing is told of those that wait no longer
    SetBacks(
            Ledger ledger,
            Memos memos,
            Replanning replanning,
            Supplier<Set<ReminderId>> setAside,
            Consumer<List<Fire>> silencing) {
        this.ledger = ledger;
        this.memos = memos;
        this.replanning = replanning;
        this.setAside = setAside;
        this.silencing = silencing;
    }

    /// Before anything is claimed. Who dies in between does it again.
    void look(Instant now) {
        var before = reached.or(() -> memos.instant(Memos.REACHED));
        before.filter(then -> then.isAfter(now.plus(LEAST))).ifPresentOrElse(then -> takeBack(then, now), () -> {
            if (isToBeKept(now)) {
                keep(now);
            }
        });
        reached = Optional.of(now);
    }

    private boolean isToBeKept(Instant now) {
        return kept.filter(at -> at.plus(KEPT_FOR).isAfter(now)).isEmpty()
                || reached.filter(at -> at.plus(LONGEST_STEP).isAfter(now)).isEmpty();
    }

    private void keep(Instant now) {
        memos.save(Memos.REACHED, Optional.of(now));
        kept = Optional.of(now);
    }

    private void takeBack(Instant then, Instant now) {
        LOG.info("The clock was at {} and is at {}: what was claimed ahead of its time is to come", then, now);
        keep(then);
        takeBackMissed(now);
        silencing.accept(takeBack(untold(now), now));
        replanning.afterSetBack(then.plus(KEPT_FOR), now, setAside.get());
        keep(now);
    }

    private void takeBackMissed(Instant now) {
        var last = 0L;
        for (var missed = missed(now, last); !missed.isEmpty(); missed = missed(now, last)) {
            takeBack(missed, now);
            last = missed.getLast().number();
        }
    }

    private List<Fire> missed(Instant now, long last) {
        return ledger.repository().findMissedAhead(now, last, PAGE);
    }

    private List<Fire> untold(Instant now) {
        return ledger.repository().findLiveFires(0, MOST_LIVE).stream()
                .filter(fire -> fire.dueAt().isAfter(now) && waits(fire) && !wasTold(fire.fence()))
                .toList();
    }

    /// Answers with those of them that are to come, of which each is planned with it: who dies in between loses
    /// none.
    private List<Fire> takeBack(List<Fire> fires, Instant now) {
        var ofReminders = fires.stream()
                .collect(Collectors.groupingBy(fire -> fire.fence().reminder()));
        ofReminders.keySet().removeAll(setAside.get());
        return ledger.write(() -> ledger.repository()
                .transact(
                        Optional.empty(),
                        store -> ofReminders.entrySet().stream()
                                .flatMap(entry -> store
                                        .findPlanned(entry.getKey())
                                        .filter(planned -> planned.reminder().status() == Reminder.Status.OPEN)
                                        .map(planned -> takeBack(planned, entry.getValue(), now, store))
                                        .stream()
                                        .flatMap(List::stream))
                                .toList()));
    }

    private List<Fire> takeBack(Planned planned, List<Fire> fires, Instant now, Writer store) {
        var reminder = fires.stream().reduce(planned.reminder(), this::startedAt, (_, later) -> later);
        var plan = ledger.planner().planOf(reminder.definition());
        var free = store.unclaim(
                fires.stream().filter(fire -> isToCome(fire, plan, now, store)).toList());
        if (!free.isEmpty()) {
            store.write(Commits.of(now)
                    .reminder(ledger.planned(reminder, Reminders.unclaimedSince(planned.nextFireAt(), now), store))
                    .step(Reminders.wholeOf(reminder.id()), TimelineSteps.SET_BACK, "")
                    .build());
        }
        return free;
    }

    /// Not, where the user has ended its occurrence, or where it has passed as the user is elsewhere since.
    private static boolean isToCome(Fire fire, AlarmPlan plan, Instant now, Writer store) {
        var id = fire.fence().reminder();
        var siblings = plan.siblings(fire);
        return Stream.concat(siblings.stream(), plan.dueAt(fire.dueAt()).stream())
                        .anyMatch(due -> due.at().isAfter(now) && due.fence(id).equals(fire.fence()))
                && siblings.stream()
                        .flatMap(due -> store.findFire(due.fence(id)).stream())
                        .noneMatch(SetBacks::isEnded);
    }

    private static boolean isEnded(Fire fire) {
        return fire.state() instanceof NagState.Done || fire.state() instanceof NagState.Skipped;
    }

    /// What repeats from its completion and was missed altogether was counted from then; nobody has completed it.
    private Reminder startedAt(Reminder reminder, Fire missed) {
        var definition = reminder.definition();
        var zone = ledger.planner().surroundings().zone();
        return definition
                .schedule()
                .filter(_ -> definition.afterDone().isPresent())
                .flatMap(schedule -> missed.fence()
                        .occurrence(schedule.start())
                        .filter(start ->
                                start.in(zone).isBefore(schedule.start().in(zone)))
                        .map(schedule::withStart))
                .map(schedule -> reminder.withDefinition(definition.withSchedule(schedule)))
                .orElse(reminder);
    }

    private static boolean waits(Fire fire) {
        return switch (fire.state()) {
            case NagState.Due _, NagState.Queued _, NagState.Held _ ->
                fire.state().nags() == 0;
            case NagState.Ringing _, NagState.Snoozed _, NagState.Over _ -> false;
        };
    }

    private boolean wasTold(Fence fence) {
        return ledger.repository().findTimeline(fence.reminder()).stream()
                .filter(entry -> entry.fence().equals(fence))
                .anyMatch(entry -> TimelineSteps.isTold(entry.step()));
    }
}
