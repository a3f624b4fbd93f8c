package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many nags there may be in an hour. Whoever is about to ring takes one of them first, so that those who
/// come at the same moment do not ring on the same one; who then does not ring gives it back. Who finds none
/// waits in a [BudgetLine], which bounds its wait: with `n` nags an hour each nag is at most an hour after the
/// one that is `n` before it. Both survive a restart, as they were at the last nag.
final class NagBudget {
    private static final Logger LOG = LoggerFactory.getLogger(NagBudget.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Memos memos;
    private final IntSupplier limit;
    private final List<Instant> taken;
    /// By whom, as far as it is known.
    private final Map<Fence, Instant> takers = new HashMap<>();
    private final BudgetLine line;

    /// What is known of the time before a restart.
    private record Kept(List<Instant> taken, BudgetLine line) {
        static Kept parse(String text) {
            var parts = text.split("\n", 2);
            var taken = Stream.of(parts[0].split(" "))
                    .filter(part -> !part.isEmpty())
                    .map(Instant::parse)
                    .collect(Collectors.toCollection(ArrayList::new));
            return new Kept(taken, BudgetLine.parse(parts.length == 1 ? "" : parts[1]));
        }
    }

    /// @param limit as the user wants it now; 0: none
    NagBudget(Memos memos, IntSupplier limit) {
        this.memos = memos;
        this.limit = limit;
        var kept = memos.read(Memos.RUNG, Kept::parse).orElseGet(() -> Kept.parse(""));
        this.taken = kept.taken();
        this.line = kept.line();
    }

    boolean isLimited() {
        return limit.getAsInt() > 0;
    }

    /// How many there may be.
    int most() {
        return isLimited() ? limit.getAsInt() : Integer.MAX_VALUE;
    }

    /// When there will be one again, for whoever is next; empty: there is one.
    synchronized Optional<Instant> freeAt(Instant now) {
        forgetOld(now);
        var most = limit.getAsInt();
        return most == 0 || taken.size() < most ? Optional.empty() : Optional.of(bookedAt(taken.size(), most, now));
    }

    /// Until when a fire has to wait for one; empty: it may come.
    synchronized Optional<Instant> freeAt(Fence fence, Instant now) {
        var place = line.find(fence).filter(_ -> isLimited());
        return place.isEmpty()
                ? freeAt(now)
                : place.filter(waiting -> !front(now).contains(waiting)).map(BudgetLine.Place::wakesAt);
    }

    /// Takes one where there is one that nobody is to have before; or answers until when it has to wait in line.
    ///
    /// @param hasRung whether it has rung before; asked where it makes a difference
    synchronized Optional<Instant> tryTake(Fence fence, BooleanSupplier hasRung, Instant now) {
        var most = limit.getAsInt();
        if (most == 0) {
            return Optional.empty();
        }
        forgetOld(now);
        if (line.isEmpty() && taken.size() < most) {
            give(fence, now);
            return Optional.empty();
        }
        var place = place(fence, hasRung, now);
        var index = taken.size() + line.before(place, now);
        if (index < most) {
            line.served(place);
            give(fence, now);
            return Optional.empty();
        }
        var until = bookedAt(index, most, now);
        line.sleep(fence, until);
        return Optional.of(until);
    }

    private void give(Fence fence, Instant now) {
        taken.add(now);
        takers.put(fence, now);
    }

    /// It has to wait until then whatever the budget says; from now on it is in line.
    synchronized void sleep(Fence fence, BooleanSupplier hasRung, Instant until, Instant now) {
        if (isLimited()) {
            place(fence, hasRung, now);
            line.sleep(fence, until);
        }
    }

    /// It need not wait any longer: from now on one of the hour is kept for it, for a moment.
    synchronized void wake(Fence fence, Instant now) {
        line.sleep(fence, now);
    }

    private BudgetLine.Place place(Fence fence, BooleanSupplier hasRung, Instant now) {
        return line.find(fence).orElseGet(() -> line.join(fence, BudgetLine.Kind.of(hasRung.getAsBoolean()), now));
    }

    synchronized void leave(Fence fence) {
        line.leave(fence);
    }

    /// The first in line, as many as may ring.
    synchronized List<BudgetLine.Place> front(Instant now) {
        forgetOld(now);
        return line.front(isLimited() ? Math.max(0, limit.getAsInt() - taken.size()) : Integer.MAX_VALUE, now);
    }

    /// When more of those in line may ring than now, for nothing but that time passes; empty: nobody waits.
    synchronized Optional<Instant> nextMove(Instant now) {
        if (!isLimited() || line.isEmpty()) {
            return Optional.empty();
        }
        forgetOld(now);
        var nextNag = taken.stream().min(Instant::compareTo).map(at -> at.plus(HOUR));
        return Stream.of(nextNag, line.nextLoss(now)).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /// Those in line that have not rung yet and sleep, the next first.
    synchronized List<Fence> unheard(Instant now) {
        return line.unheard(now);
    }

    /// When the nag with that index may ring, of those that rang within the hour and those that wait, at the
    /// latest: each an hour after the one that is as many before it as there may be in an hour.
    private Instant bookedAt(int index, int most, Instant now) {
        var room = Math.max(taken.size(), most);
        var hours = Math.ceilDiv(Math.max(0, index + 1 - room), most);
        var place = index - hours * most;
        return (place < taken.size() ? taken.get(place) : now).plus(HOUR.multipliedBy(hours));
    }

    /// Takes one also where there is none.
    synchronized void take(Instant now) {
        if (isLimited()) {
            forgetOld(now);
            taken.add(now);
        }
    }

    /// Of the latest that it took nobody heard.
    synchronized void giveBack(Fence fence) {
        Optional.ofNullable(takers.remove(fence)).ifPresent(this::giveBack);
    }

    synchronized void giveBack(Instant at) {
        var last = taken.lastIndexOf(at);
        if (last >= 0) {
            taken.remove(last);
        }
    }

    /// A nag of the future is from before the clock was set back.
    private void forgetOld(Instant now) {
        if (taken.isEmpty() && takers.isEmpty()) {
            return;
        }
        taken.removeIf(at -> !at.isAfter(now.minus(HOUR)) || at.isAfter(now));
        takers.values().retainAll(taken);
    }

    /// Where the store cannot be written, it is known as long as the program runs.
    void keep() {
        if (isLimited()) {
            keep(memos);
        }
    }

    /// Also elsewhere, for who goes on from here.
    synchronized void keep(Memos there) {
        try {
            there.save(Memos.RUNG, text());
        } catch (StoreException e) {
            LOG.debug("The nags of the hour could not be saved", e);
        }
    }

    private String text() {
        return taken.stream().map(Instant::toString).collect(Collectors.joining(" ", "", "\n")) + line.text();
    }
}
