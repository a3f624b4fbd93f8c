package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Pool;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;

/// Keeps one notification up to date that names what is due and waits for a slot, or for its first nag because the
/// hour has had as many as it may have, so that nothing due is hidden.
final class Bulletin implements GenServer<Bulletin.Message> {
    static final Name<Message> NAME = Name.of("bulletin", Message.class);
    private static final Duration REST = Duration.ofSeconds(1);
    /// How often it looks for what nobody told it of, or what the store did not answer.
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int MOST_NAMED = 50;

    private final Pools pools;
    private final Ledger ledger;
    private final Bell bell;
    private final Hush hush;
    private Waiting told = Waiting.NOBODY;
    private boolean resting;

    /// The first of those that wait, and how many there are behind them.
    private record Waiting(List<Fence> first, int others) {
        static final Waiting NOBODY = new Waiting(List.of(), 0);
    }

    sealed interface Message {
        record Changed() implements Message {}

        record Look() implements Message {}

        record Sweep() implements Message {}
    }

    Bulletin(Pools pools, Ledger ledger, Bell bell, Hush hush) {
        this.pools = pools;
        this.ledger = ledger;
        this.bell = bell;
        this.hush = hush;
    }

    @Override
    public Init init(Context<Message> context) {
        context.register(NAME);
        Heart.watch(context);
        context.self().cast(new Message.Changed());
        context.sendAfter(SWEEP, new Message.Sweep());
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Changed() -> {
                if (!resting) {
                    resting = true;
                    context.sendAfter(REST, new Message.Look());
                }
            }
            case Message.Look() -> {
                resting = false;
                look(context);
            }
            case Message.Sweep() -> {
                context.sendAfter(SWEEP, new Message.Sweep());
                look(context);
            }
        }
    }

    private void look(Context<Message> context) {
        try {
            var now = context.now();
            var waiting = hush.isQuiet(now) ? Waiting.NOBODY : waiting(hush.unheard(now));
            if (!waiting.equals(told)) {
                bell.tellTogether(Occasion.WAITING, gathered(waiting));
                told = waiting;
            }
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }

    /// A pool that is drained takes nothing new: what falls due for it waits in the store.
    private List<Fence> waitingIn(Pool pool) {
        return switch (pool.info().mode()) {
            case RUNNING, PAUSED -> Pools.backlogOf(pool);
            case DRAINING ->
                ledger.repository().findWaiting(pool.name(), MOST_NAMED).stream()
                        .filter(fire -> !(fire.state() instanceof NagState.Ringing))
                        .map(Fire::fence)
                        .toList();
        };
    }

    /// @param unheard what waits in no pool
    private Waiting waiting(List<Fence> unheard) {
        var all = pools.all();
        var waiting = new LinkedHashSet<Fence>();
        all.forEach(pool -> waiting.addAll(waitingIn(pool)));
        waiting.addAll(unheard);
        if (waiting.isEmpty()) {
            return Waiting.NOBODY;
        }
        var first = waiting.stream().limit(MOST_NAMED).toList();
        var others = first.size() < MOST_NAMED
                ? 0
                : all.stream().mapToInt(pools::countWaiting).sum() + unheard.size() - MOST_NAMED;
        return new Waiting(first, Math.max(0, others));
    }

    private Gathered gathered(Waiting waiting) {
        var named = waiting.first().stream()
                .flatMap(fence -> ledger.repository().findFire(fence).stream())
                .toList();
        return new Gathered(named, waiting.others());
    }
}
