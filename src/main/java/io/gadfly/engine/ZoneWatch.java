package io.gadfly.engine;

import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices that the user is in another zone, that the rules of zones are others, or that a day begins at another
/// hour, than when the next fires were computed: while the program runs or between two runs. What has been claimed
/// keeps its fence.
///
/// Whoever computes a next fire anew does so after that: what slipped into the past with the zone would be
/// passed over.
final class ZoneWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneWatch.class);

    private final Ledger ledger;
    private final Memos memos;
    private final Replanning replanning;
    private volatile Optional<Zone> zone = Optional.empty();
    private volatile Optional<String> rules = Optional.empty();
    private volatile Optional<LocalTime> morning = Optional.empty();

    ZoneWatch(Ledger ledger, Memos memos, Replanning replanning) {
        this.ledger = ledger;
        this.memos = memos;
        this.replanning = replanning;
    }

    /// Runs `work` as the only writer, when the next fires are those of where the user is now.
    <T> T write(Supplier<T> work) {
        return ledger.write(() -> {
            look();
            return work.get();
        });
    }

    /// Where something moved, the next fires are computed anew before the new place is remembered: who dies in
    /// between does it again.
    void look() {
        if (hasMoved()) {
            ledger.write(this::takeOver);
        }
    }

    private boolean hasMoved() {
        return !rules.equals(Optional.of(surroundings().zoneRules()))
                || !zone.map(Zone::id).equals(Optional.of(surroundings().zone().id()))
                || !morning.equals(Optional.of(surroundings().settings().morning()));
    }

    private Surroundings surroundings() {
        return ledger.planner().surroundings();
    }

    private Optional<Zone> takeOver() {
        var now = ledger.now();
        noticeRules(now);
        noticeZone(now);
        noticeMorning(now);
        return zone;
    }

    private void noticeRules(Instant now) {
        var current = surroundings().zoneRules();
        var before = rules.or(() -> memos.text(Memos.RULES));
        if (before.isPresent() && !before.get().equals(current)) {
            LOG.info("The time zone rules changed from {} to {}", before.get(), current);
            replanning.afterNewRules(now);
        }
        if (!before.equals(Optional.of(current))) {
            memos.save(Memos.RULES, current);
        }
        rules = Optional.of(current);
    }

    private void noticeZone(Instant now) {
        var current = surroundings().zone();
        var before = zone.map(Zone::id).or(() -> memos.text(Memos.ZONE));
        if (before.isPresent() && !before.get().equals(current.id())) {
            LOG.info("The time zone changed from {} to {}", before.get(), current);
            var old = zone.or(() -> Zones.find(before.get())).orElse(current);
            replanning.afterMove(old, current, now);
        }
        if (!before.equals(Optional.of(current.id()))) {
            memos.save(Memos.ZONE, current.id());
        }
        zone = Optional.of(current);
    }

    private void noticeMorning(Instant now) {
        var current = surroundings().settings().morning();
        var before = morning.or(() -> memos.read(Memos.MORNING, LocalTime::parse));
        if (before.isPresent() && !before.get().equals(current)) {
            LOG.info("A day begins at {} and no longer at {}", current, before.get());
            replanning.afterOtherMorning(before.get(), current, now);
        }
        if (!before.equals(Optional.of(current))) {
            memos.save(Memos.MORNING, current.toString());
        }
        morning = Optional.of(current);
    }
}
