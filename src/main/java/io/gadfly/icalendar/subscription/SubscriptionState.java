package io.gadfly.icalendar.subscription;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What the looks at a subscription have left behind.
///
/// @param entityTag ETag of what was read last (RFC 9110 §8.8.3)
/// @param lastModified Last-Modified of what was read last, as the server wrote it
/// @param lookedAt the last look, whatever came of it
/// @param brought what the last look brought that found something new; empty before the first
/// @param failures looks that failed since the last one that did not
/// @param failure what the last one failed for, one line for the user; empty if it did not
/// @param notBefore until when the server asked to be left alone
public record SubscriptionState(
        Optional<String> entityTag,
        Optional<String> lastModified,
        Optional<Instant> lookedAt,
        Optional<Brought> brought,
        int failures,
        String failure,
        Optional<Instant> notBefore) {
    public static final SubscriptionState NEW =
            new SubscriptionState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, "");

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 10;

    public SubscriptionState {
        notBefore = Objects.requireNonNullElse(notBefore, Optional.empty());
    }

    public SubscriptionState(
            Optional<String> entityTag,
            Optional<String> lastModified,
            Optional<Instant> lookedAt,
            Optional<Brought> brought,
            int failures,
            String failure) {
        this(entityTag, lastModified, lookedAt, brought, failures, failure, Optional.empty());
    }

    /// @param items all that the calendar holds, also what was refused of it
    /// @param kept how many of earlier ones are kept, though they are not in it
    /// @param findings what there was to say of them
    public record Brought(
            Instant at, long items, long added, long changed, long refused, long kept, Findings findings) {
        /// An earlier version of the program kept no findings.
        public Brought {
            findings = Objects.requireNonNullElse(findings, Findings.NONE);
        }

        /// How many of its items are taken.
        public long taken() {
            return items - refused;
        }

        static Brought of(Instant at, ImportReport report) {
            return new Brought(
                    at,
                    report.items() - gone(report),
                    report.count(Kind.ADDED) + report.count(Kind.PAST),
                    report.count(Kind.CHANGED),
                    report.count(Kind.REFUSED),
                    report.kept(),
                    Findings.of(report));
        }

        /// What came before and did not come now is told as changed, and stands on no line.
        private static long gone(ImportReport report) {
            return report.verdicts().stream()
                    .filter(verdict -> verdict.line() == 0)
                    .count();
        }
    }

    /// When to look next: after the interval; after a failure sooner, and later with each that follows, but
    /// not before the server wants it. Never while it is paused.
    ///
    /// @param now a look after it was one by a wrong clock, and counts as none
    public Optional<Instant> nextLook(Subscription subscription, Instant now) {
        if (subscription.paused()) {
            return Optional.empty();
        }
        return Optional.of(lookedAt.filter(last -> !last.isAfter(now))
                .map(last -> last.plus(pause(subscription.interval())))
                .map(next -> notBefore.filter(next::isBefore).orElse(next))
                .orElse(Instant.EPOCH));
    }

    private Duration pause(Duration interval) {
        var retry = FIRST_RETRY.multipliedBy(1L << Math.min(failures, DOUBLINGS) >> 1);
        return failures == 0 || retry.compareTo(interval) > 0 ? interval : retry;
    }

    /// As if it had not been looked at; a server's wish for patience holds on.
    SubscriptionState toBeLookedAt() {
        return new SubscriptionState(entityTag, lastModified, Optional.empty(), brought, failures, failure, notBefore);
    }

    /// Whether the last look was before that.
    boolean isOlderThan(Instant instant) {
        return lookedAt.filter(instant::isAfter).isPresent();
    }

    /// As if nobody had looked: the next look asks for all of it, and not for what has changed. What it brought
    /// before it has brought all the same.
    SubscriptionState toBeReadAgain() {
        return new SubscriptionState(
                Optional.empty(), Optional.empty(), Optional.empty(), brought, failures, failure, notBefore);
    }

    SubscriptionState unchanged(Instant at) {
        return new SubscriptionState(entityTag, lastModified, Optional.of(at), brought, 0, "");
    }

    SubscriptionState failed(Instant at, String reason) {
        return new SubscriptionState(entityTag, lastModified, Optional.of(at), brought, failures + 1, reason);
    }

    SubscriptionState notBefore(Optional<Instant> asked) {
        return new SubscriptionState(entityTag, lastModified, lookedAt, brought, failures, failure, asked);
    }

    SubscriptionState with(Brought news) {
        return new SubscriptionState(
                entityTag, lastModified, lookedAt, Optional.of(news), failures, failure, notBefore);
    }
}
