package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalLine.Edit;
import io.gadfly.store.text.JournalLine.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// The stored form of an entry of the journal.
final class EntryText {
    private EntryText() {}

    static void write(JsonGenerator json, Entry entry) throws IOException {
        json.writeStringField("at", entry.at().toString());
        if (entry.undo().isPresent()) {
            json.writeStringField("undo", entry.undo().get());
        }
        Json.writeAll(json, "plans", entry.plans(), EntryText::write);
        Json.writeAll(json, "reminders", entry.edits(), EntryText::write);
        if (!entry.deleted().isEmpty()) {
            var ids = entry.deleted().stream().map(ReminderId::value).toList();
            Json.writeNumbers(json, "deleted", ids);
        }
        Json.writeAll(json, "claims", entry.claims(), new FireTexts()::write);
        Json.writeAll(json, "fires", entry.fires(), new FireTexts()::write);
        Json.writeAll(json, "timeline", SharedLine.of(entry.timeline()), EntryText::write);
    }

    static Entry readEntry(JsonNode node) {
        return new Entry(
                instant(node, "at"),
                Json.get(node, "undo").map(JsonNode::asText),
                Json.all(node, "plans", EntryText::readPlan),
                Json.all(node, "reminders", EntryText::readEdit),
                Json.all(node, "deleted", id -> new ReminderId(id.asLong())),
                Json.all(node, "claims", new FireTexts()::read),
                Json.all(node, "fires", new FireTexts()::read),
                Json.all(node, "timeline", EntryText::readLine).stream()
                        .flatMap(SharedLine::entries)
                        .toList());
    }

    private static void write(JsonGenerator json, Plan plan) throws IOException {
        json.writeNumberField("id", plan.id().value());
        json.writeNumberField("version", plan.version());
        if (plan.next().isPresent()) {
            json.writeStringField("next", plan.next().get().toString());
        }
    }

    private static Plan readPlan(JsonNode node) {
        return new Plan(id(node, "id"), Json.require(node, "version").asLong(), next(node));
    }

    private static void write(JsonGenerator json, Edit edit) throws IOException {
        var reminder = edit.planned().reminder();
        json.writeNumberField("id", reminder.id().value());
        json.writeNumberField("version", reminder.version());
        json.writeStringField("uid", reminder.uid());
        json.writeStringField("status", DetailsText.STATUSES.of(reminder.status()));
        Json.writeField(json, "details", reminder.definition().details(), DetailsText::write);
        if (edit.planned().nextFireAt().isPresent()) {
            json.writeStringField("next", edit.planned().nextFireAt().get().toString());
        }
        Json.writeField(json, "definition", edit.definition());
        Json.writeField(json, "origin", edit.origin());
    }

    private static Edit readEdit(JsonNode node) {
        return Edit.of(readPlanned(node));
    }

    private static Planned readPlanned(JsonNode node) {
        var details = DetailsText.read(Json.require(node, "details"));
        var reminder = new Reminder(
                id(node, "id"),
                Json.require(node, "version").asLong(),
                Json.requireText(node, "uid"),
                DefinitionText.read(details, Json.require(node, "definition")),
                OriginText.read(Json.require(node, "origin")),
                DetailsText.STATUSES.parse(Json.requireText(node, "status")));
        return new Planned(reminder, next(node));
    }

    private static void write(JsonGenerator json, SharedLine line) throws IOException {
        var entry = line.entry();
        write(json, entry.fence());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("step", entry.step());
        json.writeStringField("cause", entry.cause());
        if (!line.isOfOne()) {
            json.writeNumberField("last", line.last());
        }
    }

    private static SharedLine readLine(JsonNode node) {
        var entry = new TimelineEntry(
                readFence(node), instant(node, "at"), Json.requireText(node, "step"), Json.requireText(node, "cause"));
        return new SharedLine(
                entry, node.path("last").asLong(entry.fence().reminder().value()));
    }

    private static void write(JsonGenerator json, Fence fence) throws IOException {
        json.writeNumberField("reminder", fence.reminder().value());
        json.writeStringField("recurrenceId", fence.recurrenceId());
        json.writeStringField("alarm", fence.alarm());
    }

    private static Fence readFence(JsonNode node) {
        return new Fence(id(node, "reminder"), Json.requireText(node, "recurrenceId"), Json.requireText(node, "alarm"));
    }

    private static ReminderId id(JsonNode node, String field) {
        return new ReminderId(Json.require(node, field).asLong());
    }

    private static Optional<Instant> next(JsonNode node) {
        return Json.get(node, "next").map(at -> Instant.parse(at.asText()));
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(Json.requireText(node, field));
    }
}
