package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;

/// The words of a reminder or of one of its instances.
public final class DetailsText {
    public static final Words<Priority> PRIORITIES = new Words<>(Priority.class, priority -> switch (priority) {
        case HIGH -> "high";
        case NORMAL -> "normal";
        case LOW -> "low";
    });
    public static final Words<Reminder.Status> STATUSES = new Words<>(Reminder.Status.class, status -> switch (status) {
        case OPEN -> "open";
        case DONE -> "done";
        case DISABLED -> "disabled";
    });

    private DetailsText() {}

    static ObjectNode write(Details details) {
        var node = Json.object();
        node.put("title", details.title());
        if (!details.notes().isEmpty()) {
            node.put("notes", details.notes());
        }
        node.put("list", details.list());
        Json.putAll(node, "tags", details.tags(), Json::text);
        node.put("priority", PRIORITIES.of(details.priority()));
        return node;
    }

    static Details read(JsonNode node) {
        return new Details(
                Json.requireText(node, "title"),
                node.path("notes").asText(""),
                Json.requireText(node, "list"),
                Json.all(node, "tags", JsonNode::asText),
                PRIORITIES.parse(Json.requireText(node, "priority")));
    }
}
