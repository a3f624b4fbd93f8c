package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalLine.Edit;
import io.gadfly.store.text.JournalLine.Entry;
import java.time.Instant;
import java.util.Optional;

/// The stored form of an entry of the journal.
final class EntryText {
    private EntryText() {}

    static ObjectNode write(Entry entry) {
        var node = Json.object().put("at", entry.at().toString());
        entry.undo().ifPresent(name -> node.put("undo", name));
        Json.putAll(node, "plans", entry.plans(), EntryText::write);
        Json.putAll(node, "reminders", entry.edits(), EntryText::write);
        Json.putAll(node, "deleted", entry.deleted(), id -> Json.number(id.value()));
        Json.putAll(node, "claims", entry.claims(), EntryText::write);
        Json.putAll(node, "fires", entry.fires(), EntryText::write);
        Json.putAll(node, "timeline", SharedLine.of(entry.timeline()), EntryText::write);
        return node;
    }

    static Entry readEntry(JsonNode node) {
        return new Entry(
                instant(node, "at"),
                Json.get(node, "undo").map(JsonNode::asText),
                Json.all(node, "plans", EntryText::readPlan),
                Json.all(node, "reminders", EntryText::readEdit),
                Json.all(node, "deleted", id -> new ReminderId(id.asLong())),
                Json.all(node, "claims", EntryText::readFire),
                Json.all(node, "fires", EntryText::readFire),
                Json.all(node, "timeline", EntryText::readLine).stream()
                        .flatMap(SharedLine::entries)
                        .toList());
    }

    private static ObjectNode write(Plan plan) {
        var node = Json.object().put("id", plan.id().value()).put("version", plan.version());
        plan.next().ifPresent(at -> node.put("next", at.toString()));
        return node;
    }

    private static Plan readPlan(JsonNode node) {
        return new Plan(id(node, "id"), Json.require(node, "version").asLong(), next(node));
    }

    private static JsonNode write(Edit edit) {
        return Json.raw(edit.text());
    }

    static String write(Planned planned, String definition, String origin) {
        var reminder = planned.reminder();
        var node = Json.object();
        node.put("id", reminder.id().value());
        node.put("version", reminder.version());
        node.put("uid", reminder.uid());
        node.put("status", DetailsText.STATUSES.of(reminder.status()));
        node.set("details", DetailsText.write(reminder.definition().details()));
        planned.nextFireAt().ifPresent(at -> node.put("next", at.toString()));
        node.putRawValue("definition", new RawValue(definition));
        node.putRawValue("origin", new RawValue(origin));
        return Json.write(node);
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

    private static ObjectNode write(Fire fire) {
        var state = StateText.of(fire.state());
        var node = writeFence(fire.fence());
        node.put("number", fire.number());
        node.put("dueAt", fire.dueAt().toString());
        if (!fire.startsAt().equals(fire.dueAt())) {
            node.put("startsAt", fire.startsAt().toString());
        }
        node.put("pool", fire.pool());
        if (fire.missed() != 0) {
            node.put("missed", fire.missed());
        }
        state.write(node);
        return node;
    }

    private static Fire readFire(JsonNode node) {
        var dueAt = instant(node, "dueAt");
        return new Fire(
                Json.require(node, "number").asLong(),
                readFence(node),
                dueAt,
                node.has("startsAt") ? instant(node, "startsAt") : dueAt,
                Json.requireText(node, "pool"),
                node.path("missed").asInt(0),
                StateText.read(node).toState());
    }

    private static ObjectNode write(SharedLine line) {
        var entry = line.entry();
        var node = writeFence(entry.fence())
                .put("at", entry.at().toString())
                .put("step", entry.step())
                .put("cause", entry.cause());
        return line.isOfOne() ? node : node.put("last", line.last());
    }

    private static SharedLine readLine(JsonNode node) {
        var entry = new TimelineEntry(
                readFence(node), instant(node, "at"), Json.requireText(node, "step"), Json.requireText(node, "cause"));
        return new SharedLine(
                entry, node.path("last").asLong(entry.fence().reminder().value()));
    }

    private static ObjectNode writeFence(Fence fence) {
        return Json.object()
                .put("reminder", fence.reminder().value())
                .put("recurrenceId", fence.recurrenceId())
                .put("alarm", fence.alarm());
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
