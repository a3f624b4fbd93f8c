package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a subscription brought and brings no longer: a meeting that was deleted there must not ring here.
///
/// It is switched off, not deleted, so that its history stays and it can come back. What has begun and still
/// waits for an answer keeps waiting for it, which is said once; what is over is left alone: many calendars
/// forget the past, and what has just begun with it.
final class FeedWithdrawals {
    /// So many fires live at a time that a word is said of.
    private static final int MOST_LIVE = 10_000;

    private final Ledger ledger;
    private final Writer writer;
    private final String feed;
    private final Instant now;

    /// @param feed its address
    FeedWithdrawals(Ledger ledger, Writer writer, String feed) {
        this.ledger = ledger;
        this.writer = writer;
        this.feed = feed;
        this.now = ledger.now();
    }

    /// @param toCome of which something is still to come, or has not begun
    /// @param begun what rings of these, or of what has nothing to come
    record Missing(List<Reminder> toCome, Map<Reminder, List<Fire>> begun) {
        static final Missing NOTHING = new Missing(List.of(), Map.of());
    }

    /// Of what the feed brought, and whose UID it does not bring now.
    Missing find(Predicate<String> brings) {
        var gone = writer.findSubscribed(feed).stream().filter(brings.negate()).toList();
        if (gone.isEmpty()) {
            return Missing.NOTHING;
        }
        var live = writer.findLiveFires(0, MOST_LIVE).stream()
                .collect(Collectors.groupingBy(fire -> fire.fence().reminder()));
        var open = writer.findByUids(gone).stream()
                .filter(reminder -> reminder.status() == Reminder.Status.OPEN)
                .toList();
        return new Missing(
                open.stream().filter(reminder -> isToCome(reminder, live)).toList(), begun(open, live));
    }

    private Map<Reminder, List<Fire>> begun(List<Reminder> open, Map<ReminderId, List<Fire>> live) {
        var begun = new LinkedHashMap<Reminder, List<Fire>>();
        for (var reminder : open) {
            var fires = firesOf(reminder, live).stream().filter(this::hasBegun).toList();
            if (!fires.isEmpty()) {
                begun.put(reminder, fires);
            }
        }
        return begun;
    }

    private boolean isToCome(Reminder reminder, Map<ReminderId, List<Fire>> live) {
        return !firesOf(reminder, live).stream().allMatch(this::hasBegun)
                || ledger.repository()
                        .findPlanned(reminder.id())
                        .flatMap(Changes.Planned::nextFireAt)
                        .isPresent();
    }

    private static List<Fire> firesOf(Reminder reminder, Map<ReminderId, List<Fire>> live) {
        return live.getOrDefault(reminder.id(), List.of());
    }

    private boolean hasBegun(Fire fire) {
        return !fire.startsAt().isAfter(now);
    }

    /// Answers with the fires whose nagging ends.
    List<Fire> withdraw(List<Reminder> missing, ImportVerdicts verdicts) {
        var commit = Commits.of(now);
        var ended = new ArrayList<Fire>();
        for (var reminder : missing) {
            var off = new Changes.Planned(reminder.withStatus(Reminder.Status.DISABLED), Optional.empty());
            commit.reminder(off).step(Reminders.wholeOf(reminder.id()), TimelineSteps.WITHDRAWN, feed);
            writer.findLiveFires(reminder.id()).stream()
                    .filter(fire -> !hasBegun(fire))
                    .map(fire -> fire.with(NagState.Withdrawn.of(fire.state(), now)))
                    .forEach(ended::add);
            verdicts.tell(Kind.CHANGED, reminder.uid(), reminder.title(), Texts.of("import.gone"));
        }
        ended.forEach(fire -> commit.fire(fire, "feed"));
        writer.write(commit.build());
        return ended;
    }

    /// Says of what rings that it rings on. Answers whether there was any of which that had not been said.
    boolean tellOf(Map<Reminder, List<Fire>> begun, ImportVerdicts verdicts) {
        var commit = Commits.of(now);
        begun.forEach((reminder, fires) -> {
            if (!wasTold(reminder, fires)) {
                commit.step(Reminders.wholeOf(reminder.id()), TimelineSteps.RINGS_ON, feed);
                verdicts.tell(Kind.UNCHANGED, reminder.uid(), reminder.title(), Texts.of("import.ringsOn"));
            }
        });
        if (commit.isEmpty()) {
            return false;
        }
        writer.write(commit.build());
        return true;
    }

    private boolean wasTold(Reminder reminder, List<Fire> fires) {
        return writer.findTimeline(reminder.id()).stream()
                .filter(entry -> entry.step().equals(TimelineSteps.RINGS_ON))
                .anyMatch(entry -> fires.stream().noneMatch(fire -> fire.dueAt().isAfter(entry.at())));
    }
}
