package io.gadfly.engine;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets reminders aside that cannot be read or computed, so that the others ring, and says so. They keep the
/// instant at which they were due, and the next start of the program tries them again: a restored store or a
/// mended program may be able to do it.
final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    /// Set aside in one look.
    private static final int ROUND = 100;

    private final Ledger ledger;
    private final Memos memos;
    private final Bell bell;
    private final Suspects suspects;
    private boolean hasTriedAgain;

    Parking(Ledger ledger, Memos memos, Bell bell, Suspects suspects) {
        this.ledger = ledger;
        this.memos = memos;
        this.bell = bell;
        this.suspects = suspects;
    }

    Suspects suspects() {
        return suspects;
    }

    /// Before anything is computed: brings back those of the last run, and sets those aside that made it crash.
    void settle() {
        suspects.release();
        if (!hasTriedAgain) {
            tryAgain();
            hasTriedAgain = true;
        }
        for (var id : suspects.convicted()) {
            ledger.write(() -> ledger.repository().findPlanned(id)).ifPresent(planned -> park(planned, "uncomputable"));
            suspects.acquit(id);
        }
    }

    /// Those that nobody is to compute.
    Set<ReminderId> setAside() {
        return parked().keySet();
    }

    /// Answers whether there were any.
    boolean parkUnreadable(Instant now) {
        var unreadable = ledger.repository().findUnreadable(now, ROUND);
        unreadable.forEach(planned -> park(planned, "unreadable"));
        return !unreadable.isEmpty();
    }

    private void park(Planned planned, String cause) {
        var reminder = planned.reminder();
        LOG.warn("Reminder {} is set aside: {}", reminder.id(), cause);
        ledger.write(() -> {
            var parked = parked();
            parked.put(reminder.id(), planned.nextFireAt().orElse(ledger.now()));
            save(parked);
            return ledger.repository()
                    .commit(Commits.of(ledger.now())
                            .plan(new Planned(reminder, Optional.empty()))
                            .step(Reminders.wholeOf(reminder.id()), TimelineSteps.PARKED, cause)
                            .build());
        });
        bell.notice(Texts.of("parked.title", reminder.title()), Texts.of("parked." + cause));
    }

    private void tryAgain() {
        var stillParked = new TreeMap<ReminderId, Instant>();
        parked().forEach((id, at) -> {
            if (!isBack(id, at)) {
                stillParked.put(id, at);
            }
        });
        save(stillParked);
    }

    /// Answers with false where it still cannot be read.
    private boolean isBack(ReminderId id, Instant at) {
        try {
            ledger.write(() -> {
                var commit = Commits.of(ledger.now());
                ledger.repository()
                        .findPlanned(id)
                        .filter(Parking::isStillSilent)
                        .map(planned -> new Planned(planned.reminder(), Optional.of(at)))
                        .ifPresent(commit::plan);
                return ledger.repository().commit(commit.build());
            });
            return true;
        } catch (StoreException e) {
            LOG.warn("Reminder {} stays set aside", id, e);
            return false;
        }
    }

    private static boolean isStillSilent(Planned planned) {
        return planned.nextFireAt().isEmpty() && planned.reminder().status() == Reminder.Status.OPEN;
    }

    private Map<ReminderId, Instant> parked() {
        return memos.read(Memos.PARKED, Parking::parse).orElseGet(TreeMap::new);
    }

    private static Map<ReminderId, Instant> parse(String text) {
        var parked = new TreeMap<ReminderId, Instant>();
        Stream.of(text.split(" "))
                .map(entry -> entry.split("@"))
                .forEach(entry -> parked.put(new ReminderId(Long.parseLong(entry[0])), Instant.parse(entry[1])));
        return parked;
    }

    private void save(Map<ReminderId, Instant> parked) {
        var text = parked.entrySet().stream()
                .map(entry -> entry.getKey().value() + "@" + entry.getValue())
                .collect(Collectors.joining(" "));
        if (!text.equals(memos.text(Memos.PARKED).orElse(""))) {
            memos.save(Memos.PARKED, text);
        }
    }
}
