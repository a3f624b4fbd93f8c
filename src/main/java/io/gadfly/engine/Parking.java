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
/// mended program may be able to do it. One that was edited or deleted meanwhile keeps it too: an undo may bring it
/// back as it was, with nothing to come.
final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    /// Set aside in one look.
    private static final int ROUND = 100;
    /// Of those that an undo may bring back, as many as there are steps that can be taken back.
    private static final int MOST_GONE = 100;

    private final Ledger ledger;
    private final Memos memos;
    private final Bell bell;
    private final Suspects suspects;
    private final Map<ReminderId, Instant> gone = new TreeMap<>();
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
        takeBack();
        for (var id : suspects.convicted()) {
            ledger.write(() -> ledger.repository().findPlanned(id)).ifPresent(planned -> park(planned, "uncomputable"));
            suspects.acquit(id);
        }
    }

    /// Those that nobody is to compute.
    Set<ReminderId> setAside() {
        return parked(Memos.PARKED).keySet();
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
            var parked = parked(Memos.PARKED);
            parked.put(reminder.id(), planned.nextFireAt().orElse(ledger.now()));
            save(Memos.PARKED, parked);
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
        gone.putAll(parked(Memos.PARKED_BEFORE));
        parked(Memos.PARKED).forEach((id, at) -> {
            try {
                if (!isBack(id, at)) {
                    gone.put(id, at);
                }
            } catch (StoreException e) {
                LOG.warn("Reminder {} stays set aside", id, e);
                stillParked.put(id, at);
            }
        });
        saveGone();
        save(Memos.PARKED, stillParked);
    }

    /// Those that an undo has brought back.
    private void takeBack() {
        if (gone.entrySet().removeIf(entry -> isBack(entry.getKey(), entry.getValue()))) {
            saveGone();
        }
    }

    private void saveGone() {
        while (gone.size() > MOST_GONE) {
            gone.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .ifPresent(gone::remove);
        }
        save(Memos.PARKED_BEFORE, gone);
    }

    /// Answers with false where it is not there, or is not as silent as it was left.
    private boolean isBack(ReminderId id, Instant at) {
        return findSilent(id).isPresent()
                && ledger.write(() -> {
                    var silent = findSilent(id);
                    silent.ifPresent(planned -> ledger.repository()
                            .commit(Commits.of(ledger.now())
                                    .plan(new Planned(planned.reminder(), Optional.of(at)))
                                    .build()));
                    return silent.isPresent();
                });
    }

    private Optional<Planned> findSilent(ReminderId id) {
        return ledger.repository().findPlanned(id).filter(Parking::isStillSilent);
    }

    private static boolean isStillSilent(Planned planned) {
        return planned.nextFireAt().isEmpty() && planned.reminder().status() == Reminder.Status.OPEN;
    }

    private Map<ReminderId, Instant> parked(String memo) {
        return memos.read(memo, Parking::parse).orElseGet(TreeMap::new);
    }

    private static Map<ReminderId, Instant> parse(String text) {
        var parked = new TreeMap<ReminderId, Instant>();
        Stream.of(text.split(" "))
                .map(entry -> entry.split("@"))
                .forEach(entry -> parked.put(new ReminderId(Long.parseLong(entry[0])), Instant.parse(entry[1])));
        return parked;
    }

    private void save(String memo, Map<ReminderId, Instant> parked) {
        var text = parked.entrySet().stream()
                .map(entry -> entry.getKey().value() + "@" + entry.getValue())
                .collect(Collectors.joining(" "));
        if (!text.equals(memos.text(memo).orElse(""))) {
            memos.save(memo, text);
        }
    }
}
