package io.gadfly.engine;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.WaitingJob;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fires as the user sees them: with their reminder, their place in the backlog and how long they wait at most.
final class FireViews {
    private final Ledger ledger;

    FireViews(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What rings first, then the backlogs in their order, then the snoozed and what waits in the store.
    ///
    /// @param limit how many there are at most outside the backlogs
    List<FireView> live(List<Pool> pools, int limit) {
        var backlogs = pools.stream().flatMap(pool -> backlog(pool).stream()).toList();
        var placed = backlogs.stream().map(view -> view.fire().fence()).collect(Collectors.toSet());
        var others = ledger.repository().findLiveFires(0, limit).stream()
                .filter(fire -> !placed.contains(fire.fence()))
                .flatMap(fire -> view(fire).stream())
                .toList();
        return Stream.of(
                        others.stream().filter(FireViews::rings),
                        backlogs.stream(),
                        others.stream().filter(view -> !rings(view)))
                .flatMap(views -> views)
                .toList();
    }

    private static boolean rings(FireView view) {
        return view.fire().state() instanceof NagState.Ringing;
    }

    /// What was answered this moment may be in there still.
    private List<FireView> backlog(Pool pool) {
        var queue = pool.waiting().stream()
                .flatMap(job -> queued(job, pool.name()).stream())
                .toList();
        var bounds = bounds(pool, queue);
        var views = new ArrayList<FireView>();
        for (var i = 0; i < queue.size(); i++) {
            var bound = bounds.isEmpty() ? Optional.<Instant>empty() : Optional.of(bounds.get(i));
            reminderView(queue.get(i).fire(), i + 1, bound).ifPresent(views::add);
        }
        return views;
    }

    private record Queued(Fire fire, WaitBounds.Waiting waiting) {}

    private Optional<Queued> queued(WaitingJob job, String pool) {
        return ledger.repository()
                .findFire((Fence) job.key())
                .filter(fire -> fire.state() instanceof NagState.Live)
                .map(fire -> new Queued(fire, new WaitBounds.Waiting(turn(fire), mayBePassed(job, pool))));
    }

    private boolean mayBePassed(WaitingJob job, String pool) {
        return job.begun() || job.priority() > Intake.rank(ledger.planner().mostUrgentOf(pool));
    }

    private List<Instant> bounds(Pool pool, List<Queued> queue) {
        var info = pool.info();
        return switch (info.mode()) {
            case PAUSED -> List.of();
            case RUNNING, DRAINING -> {
                var running = running(pool, queue);
                yield WaitBounds.of(
                        info.limit(),
                        running.stream().map(this::turnEnd).toList(),
                        longestTurn(running),
                        queue.stream().map(Queued::waiting).toList(),
                        ledger.now());
            }
        };
    }

    /// When a fire that comes then has a slot, as the pool stands now, with what is saved, and if nobody answers.
    Start start(Pool pool, Definition definition, Instant at) {
        var info = pool.info();
        if (info.mode() == PoolInfo.Mode.PAUSED) {
            return new Start.AtOnce();
        }
        var queue = pool.waiting().stream()
                .flatMap(job -> queued(job, pool.name()).stream())
                .toList();
        var running = running(pool, queue);
        var comers = new Comers(ledger).turns(pool.name(), definition, at);
        if (comers.isEmpty() || info.limit() == 0) {
            return new Start.Unknown();
        }
        if (running.size() + queue.size() + comers.get().size() < info.limit()) {
            return new Start.AtOnce();
        }
        var ahead = new Ahead(
                info.limit(), running, queue.stream().map(Queued::waiting).toList());
        var mayBePassed = mayBePassed(definition, pool);
        return new Start.By(
                comers.get().isEmpty()
                        ? inLineBehind(ahead, mayBePassed, at)
                        : amongComers(comers.get(), ahead, mayBePassed, at));
    }

    /// Those of a pool who came before somebody.
    private record Ahead(int limit, List<Fire> running, List<WaitBounds.Waiting> line) {}

    /// Where nobody joins them before it: they have their turns in their order.
    private Instant inLineBehind(Ahead ahead, boolean mayBePassed, Instant at) {
        var ends = ahead.running().stream().map(fire -> turnEnd(fire, at)).toList();
        var withItself = new ArrayList<>(ahead.line());
        withItself.add(new WaitBounds.Waiting(Duration.ZERO, mayBePassed));
        return WaitBounds.of(ahead.limit(), ends, longestTurn(ahead.running()), withItself, at)
                .getLast();
    }

    private Duration longestTurn(List<Fire> running) {
        return running.stream().map(this::turn).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /// @param comers how long the turns of those are that join them before it, in whatever order
    private Instant amongComers(List<Duration> comers, Ahead ahead, boolean mayBePassed, Instant at) {
        var turns = Stream.of(
                        ahead.running().stream().map(this::turn),
                        ahead.line().stream().map(WaitBounds.Waiting::length),
                        comers.stream())
                .flatMap(lengths -> lengths)
                .toList();
        return WaitBounds.ofLast(ahead.limit(), turns, mayBePassed, at);
    }

    private boolean mayBePassed(Definition definition, Pool pool) {
        return Intake.rank(definition.details().priority())
                > Intake.rank(ledger.planner().mostUrgentOf(pool.name()));
    }

    /// Of the turn that it has then.
    private Instant turnEnd(Fire fire, Instant at) {
        var end = turnEnd(fire);
        return end.isAfter(at) ? end : at.plus(turn(fire));
    }

    /// Those in a slot. After a restart the store has some as ringing that wait in the backlog.
    private List<Fire> running(Pool pool, List<Queued> queue) {
        var info = pool.info();
        var waiting = queue.stream().map(queued -> queued.fire().fence()).collect(Collectors.toSet());
        return ledger.repository().findWaiting(pool.name(), info.running() + queue.size()).stream()
                .filter(fire -> !waiting.contains(fire.fence()))
                .limit(info.running())
                .toList();
    }

    private Instant turnEnd(Fire fire) {
        return fire.state() instanceof NagState.Ringing(var _, var nextAt)
                ? nextAt
                : ledger.now().plus(turn(fire));
    }

    private Duration turn(Fire fire) {
        return ledger.repository()
                .find(fire.fence().reminder())
                .map(reminder -> ledger.nagOf(fire, reminder).longestTurn(ledger.now()))
                .orElse(Duration.ZERO);
    }

    Optional<FireView> view(Fire fire) {
        return reminderView(fire, 0, Optional.empty());
    }

    /// What gives up before has no turn.
    private Optional<FireView> reminderView(Fire fire, int position, Optional<Instant> turn) {
        return ledger.repository().find(fire.fence().reminder()).map(reminder -> {
            var nag = ledger.nagOf(fire, reminder);
            var startsBy = turn.filter(by -> !nag.isGivenUpInTurn(by));
            return new FireView(fire, reminder, nag.policy(), position, startsBy);
        });
    }
}
