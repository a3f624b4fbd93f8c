package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.NagState;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A state as a word, with the instant, the count and the cause that belong to it.
///
/// @param at since when, until when or when next, as the word says; null where there is none
public record StateText(String word, @Nullable Instant at, int nags, String cause) {
    public static StateText of(NagState state) {
        return switch (state) {
            case NagState.Due() -> new StateText("due", null, 0, "");
            case NagState.Queued(var since, var nags) -> new StateText("queued", since, nags, "");
            case NagState.Ringing(var n, var nextAt) -> new StateText("ringing", nextAt, n, "");
            case NagState.Snoozed(var until) -> new StateText("snoozed", until, 0, "");
            case NagState.Held(var until, var nags) -> new StateText("held", until, nags, "");
            case NagState.Done(var at, var nags) -> new StateText("done", at, nags, "");
            case NagState.Acknowledged(var at, var nags) -> new StateText("acknowledged", at, nags, "");
            case NagState.Skipped(var at, var nags) -> new StateText("skipped", at, nags, "");
            case NagState.GaveUp(var at, var nags) -> new StateText("gave-up", at, nags, "");
            case NagState.Missed(var at) -> new StateText("missed", at, 0, "");
            case NagState.Withdrawn(var at, var nags, var sleptUntil) ->
                new StateText(
                        "withdrawn", at, nags, sleptUntil.map(Instant::toString).orElse(""));
            case NagState.Failed(var at, var cause, var nags) -> new StateText("failed", at, nags, cause);
        };
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("state", word);
        if (at != null) {
            json.writeStringField("stateAt", at.toString());
        }
        if (nags != 0) {
            json.writeNumberField("nags", nags);
        }
        if (!cause.isEmpty()) {
            json.writeStringField("cause", cause);
        }
    }

    static StateText read(JsonNode node) {
        return new StateText(
                Json.requireText(node, "state"),
                node.has("stateAt") ? Instant.parse(node.get("stateAt").asText()) : null,
                node.path("nags").asInt(0),
                node.path("cause").asText(""));
    }

    public NagState toState() {
        if (at == null) {
            return new NagState.Due();
        }
        return switch (word) {
            case "queued" -> new NagState.Queued(at, nags);
            case "ringing" -> new NagState.Ringing(nags, at);
            // Once the word of both: what was held back was told by its nags.
            case "snoozed" -> nags == 0 ? new NagState.Snoozed(at) : new NagState.Held(at, nags);
            case "held" -> new NagState.Held(at, nags);
            case "done" -> new NagState.Done(at, nags);
            case "acknowledged" -> new NagState.Acknowledged(at, nags);
            case "skipped" -> new NagState.Skipped(at, nags);
            case "gave-up" -> new NagState.GaveUp(at, nags);
            case "missed" -> new NagState.Missed(at);
            case "withdrawn" -> new NagState.Withdrawn(at, nags, sleptUntil());
            case "failed" -> new NagState.Failed(at, cause, nags);
            default -> throw new UnreadableTextException("unknown state: " + word);
        };
    }

    /// The cause why one that was withdrawn is to be silent when it comes back.
    private Optional<Instant> sleptUntil() {
        return Optional.of(cause).filter(Predicate.not(String::isEmpty)).map(Instant::parse);
    }
}
