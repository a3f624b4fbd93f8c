package io.gadfly.store;

import io.gadfly.reminder.NagState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fire's state as columns: its word, the instant and the count that belong to it, and its place in line.
///
/// @param place 0 in front: what rings or is snoozed; 1: never rang, behind which the reminder's priority decides; 4:
/// yielded its turn
record StateColumns(
        String word,
        @Nullable Instant at,
        int nags,
        String cause,
        @Nullable Instant overAt,
        @Nullable String line,
        @Nullable Integer place,
        @Nullable Instant placeAt) {
    /// The line of those that are snoozed, whatever their pool.
    static final String SNOOZED_LINE = "";

    static final int NEVER_RANG = 1;

    private static final int YIELDED = 4;

    static StateColumns of(NagState state, String pool, Instant dueAt) {
        return switch (state) {
            case NagState.Due() -> neverRang("due", null, pool, dueAt);
            case NagState.Queued(var since, var nags) ->
                nags == 0
                        ? neverRang("queued", since, pool, dueAt)
                        : new StateColumns("queued", since, nags, "", null, pool, YIELDED, since);
            case NagState.Ringing(var n, var nextAt) ->
                new StateColumns("ringing", nextAt, n, "", null, pool, 0, dueAt);
            case NagState.Snoozed(var until, var nags) ->
                new StateColumns("snoozed", until, nags, "", null, SNOOZED_LINE, 0, until);
            case NagState.Done(var at) -> over("done", at, 0, "");
            case NagState.Acknowledged(var at) -> over("acknowledged", at, 0, "");
            case NagState.Skipped(var at) -> over("skipped", at, 0, "");
            case NagState.GaveUp(var at, var nags) -> over("gave-up", at, nags, "");
            case NagState.Missed(var at) -> over("missed", at, 0, "");
            case NagState.Withdrawn(var at) -> over("withdrawn", at, 0, "");
            case NagState.Failed(var at, var cause) -> over("failed", at, 0, cause);
        };
    }

    private static StateColumns neverRang(String word, @Nullable Instant at, String pool, Instant dueAt) {
        return new StateColumns(word, at, 0, "", null, pool, NEVER_RANG, dueAt);
    }

    private static StateColumns over(String word, Instant at, int nags, String cause) {
        return new StateColumns(word, at, nags, cause, at, null, null, null);
    }

    static NagState toState(String word, @Nullable Instant at, int nags, String cause) {
        if (at == null) {
            return new NagState.Due();
        }
        return switch (word) {
            case "queued" -> new NagState.Queued(at, nags);
            case "ringing" -> new NagState.Ringing(nags, at);
            case "snoozed" -> new NagState.Snoozed(at, nags);
            case "done" -> new NagState.Done(at);
            case "acknowledged" -> new NagState.Acknowledged(at);
            case "skipped" -> new NagState.Skipped(at);
            case "gave-up" -> new NagState.GaveUp(at, nags);
            case "missed" -> new NagState.Missed(at);
            case "withdrawn" -> new NagState.Withdrawn(at);
            case "failed" -> new NagState.Failed(at, cause);
            default -> throw new IllegalStateException("unknown state: " + word);
        };
    }
}
