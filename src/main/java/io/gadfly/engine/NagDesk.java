package io.gadfly.engine;

import io.gadfly.engine.ReminderService.NagMode;
import io.gadfly.engine.ReminderService.NagResult;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Puts a nag into a pool at once: the pool's three ways to be asked.
final class NagDesk {
    private final Ledger ledger;
    private final Pools pools;
    private final Dispatch dispatch;
    private final Supplier<UUID> uids;

    NagDesk(Ledger ledger, Pools pools, Dispatch dispatch, Supplier<UUID> uids) {
        this.ledger = ledger;
        this.pools = pools;
        this.dispatch = dispatch;
        this.uids = uids;
    }

    NagResult nag(String title, NagPolicy policy, String pool, NagMode mode, Duration patience) {
        if (mode == NagMode.RUN && !hasFreeSlot(pool)) {
            return new NagResult.NoSlot();
        }
        var fire = claim(title, policy, pool);
        dispatch.changed();
        return switch (mode) {
            case RUN -> run(fire);
            case WAIT -> {
                dispatch.submit(List.of(fire));
                yield pools.awaitStart(fire, patience) ? new NagResult.Started(fire) : notStarted(fire);
            }
            case QUEUE -> {
                dispatch.submit(List.of(fire));
                yield waiting(fire);
            }
        };
    }

    private boolean hasFreeSlot(String pool) {
        dispatch.open(Set.of(pool));
        return pools.find(pool)
                .map(Pool::info)
                .filter(info -> info.mode() == PoolInfo.Mode.RUNNING && info.free() > info.queued())
                .isPresent();
    }

    /// Somebody may have been faster since the slot was seen free; then it is taken back as if by an undo, or,
    /// where the user has changed something meanwhile, deleted.
    private NagResult run(Fire fire) {
        if (pools.run(fire)) {
            return new NagResult.Started(fire);
        }
        ledger.write(() -> takeBack(fire.fence().reminder()));
        return new NagResult.NoSlot();
    }

    private boolean takeBack(ReminderId id) {
        var now = ledger.now();
        return ledger.repository().findUndoable().equals(List.of(id))
                ? ledger.repository().undo(now).isPresent()
                : ledger.repository()
                        .commit(Commits.of(now).delete(List.of(id)).build())
                        .isEmpty();
    }

    private NagResult notStarted(Fire fire) {
        return ledger.repository()
                        .findFire(fire.fence())
                        .filter(NagDesk::isUnanswered)
                        .isPresent()
                ? waiting(fire)
                : new NagResult.Over(fire);
    }

    private static boolean isUnanswered(Fire fire) {
        return fire.state() instanceof NagState.Live && !(fire.state() instanceof NagState.Snoozed);
    }

    private NagResult waiting(Fire fire) {
        var position = pools.positionOf(fire);
        return position == 0 ? new NagResult.Started(fire) : new NagResult.Waiting(fire, position);
    }

    private Fire claim(String title, NagPolicy policy, String pool) {
        return ledger.write(() -> {
            var now = ledger.now();
            var start = CalendarTime.utc(now.truncatedTo(ChronoUnit.SECONDS));
            var definition =
                    Definition.of(Details.of(title), Schedule.once(start)).withNag(policy);
            var id = ledger.repository().nextReminderId();
            var reminder =
                    new Reminder(id, 1, uids.get().toString(), definition, new Origin.Local(), Reminder.Status.OPEN);
            var fence = Fence.of(id, new Occurrence(start, start, Span.ZERO), Trigger.AT_START);
            var number = ledger.repository().nextFireNumber();
            var fire = new Fire(number, fence, now, now, pool, 0, new NagState.Due());
            ledger.repository()
                    .commit(Commits.of(now)
                            .reminder(new Changes.Planned(reminder, Optional.empty()))
                            .claim(fire, "nag")
                            .undoable(Texts.undo("add", title))
                            .build());
            return fire;
        });
    }
}
