package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.util.List;

/// Keeps one notification up to date that names what is due and waits for a slot, so that nothing due is hidden.
final class Bulletin implements GenServer<Bulletin.Message> {
    static final Name<Message> NAME = Name.of("bulletin", Message.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_NAMED = 50;

    private final Pools pools;
    private final Ledger ledger;
    private final Bell bell;
    private final Hush hush;
    private List<Fence> told = List.of();
    private boolean resting;

    sealed interface Message {
        record Changed() implements Message {}

        record Look() implements Message {}
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
        }
    }

    private void look(Context<Message> context) {
        try {
            var waiting = hush.until(context.now()).isPresent() ? List.<Fence>of() : waiting();
            if (!waiting.equals(told)) {
                told = waiting;
                bell.tellTogether(
                        Occasion.WAITING,
                        waiting.stream()
                                .flatMap(fence -> ledger.repository().findFire(fence).stream())
                                .toList());
            }
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }

    private List<Fence> waiting() {
        return pools.all().stream()
                .flatMap(pool -> Pools.backlogOf(pool).stream())
                .limit(MOST_NAMED)
                .toList();
    }
}
