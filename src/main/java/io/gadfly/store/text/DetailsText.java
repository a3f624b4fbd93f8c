package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import java.io.IOException;

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

    static void write(JsonGenerator json, Details details) throws IOException {
        json.writeStringField("title", details.title());
        if (!details.notes().isEmpty()) {
            json.writeStringField("notes", details.notes());
        }
        json.writeStringField("list", details.list());
        Json.writeValues(json, "tags", details.tags(), JsonGenerator::writeString);
        json.writeStringField("priority", PRIORITIES.of(details.priority()));
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
