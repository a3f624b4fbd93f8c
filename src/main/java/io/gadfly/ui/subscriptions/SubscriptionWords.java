package io.gadfly.ui.subscriptions;

import io.gadfly.icalendar.subscription.Findings;
import io.gadfly.icalendar.subscription.Findings.Finding;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionState;
import io.gadfly.icalendar.subscription.SubscriptionState.Brought;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.reminder.Details;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Puts subscriptions into words.
final class SubscriptionWords {
    /// A card shows so many; the command line shows all.
    private static final int MOST_LINES = 8;

    private final Texts texts;
    private final TimeWords times;
    private final Here here;

    SubscriptionWords(Here here) {
        this.texts = Texts.of(SubscriptionWords.class, here.locale());
        this.times = new TimeWords(here);
        this.here = here;
    }

    SubscriptionRow write(Subscriptions.Entry entry, boolean busy) {
        var state = entry.state();
        return new SubscriptionRow(
                entry.subscription(),
                pace(entry.subscription(), state),
                busy ? texts.text("busy") : result(state),
                state.brought().map(Brought::findings).map(this::lines).orElse(List.of()),
                state.failures() > 0 && !busy,
                busy);
    }

    private String pace(Subscription subscription, SubscriptionState state) {
        var list = subscription.list().equals(Details.DEFAULT_LIST) ? texts.text("inbox") : subscription.list();
        var every = times.duration(subscription.interval());
        if (subscription.paused()) {
            return texts.text("pace.paused", list, every);
        }
        var now = here.now();
        return state.lookedAt()
                .filter(last -> !last.isAfter(now))
                .flatMap(_ -> state.nextLook(subscription, now))
                .map(next -> texts.text("pace", list, every, times.moment(next)))
                .orElseGet(() -> texts.text("pace.soon", list, every));
    }

    private String result(SubscriptionState state) {
        var last = state.lookedAt().map(times::moment).orElse("");
        if (state.failures() > 0) {
            return texts.text("result.failed", last, state.failure());
        }
        return state.brought().map(brought -> read(last, brought)).orElseGet(() -> texts.text("result.none"));
    }

    private String read(String last, Brought brought) {
        return texts.text(
                brought.refused() > 0 ? "result.refused" : "result",
                last,
                brought.taken(),
                times.moment(brought.at()),
                brought.added(),
                brought.changed(),
                brought.refused());
    }

    private List<String> lines(Findings findings) {
        var all = Stream.concat(
                        findings.refused().stream().map(refused -> line("refused", refused)),
                        findings.notes().stream().map(note -> line(note.title().isEmpty() ? "whole" : "note", note)))
                .toList();
        var first = new ArrayList<>(all.subList(0, Math.min(MOST_LINES, all.size())));
        if (first.size() < all.size()) {
            first.add(texts.text("finding.more", all.size() - first.size()));
        }
        return first;
    }

    private String line(String kind, Finding finding) {
        return texts.text("finding." + kind, Integer.toString(finding.line()), finding.title(), finding.text());
    }
}
