package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.schedule.Rescheduled.Range;
import java.io.IOException;
import java.time.DateTimeException;

/// The stored form of a definition but for its details, which have columns of their own.
///
/// One JSON object: `form` (the version of this form, now 2), `schedule`, `alarms`, `nag`, `misfire`,
/// `exceptional`, `afterDone`, `zones`, `offsets`. What is empty is left out, and so are the policies that nearly
/// all have: nags every ten minutes, and one word of what was missed. Form 1 had them always. A reader passes over
/// fields that it does not know.
public final class DefinitionText {
    private static final int FORM = 2;
    private static final String THIS_AND_FUTURE = "THISANDFUTURE";

    private DefinitionText() {}

    public static Utf8 write(Definition definition) {
        return Json.write(definition, DefinitionText::write);
    }

    private static void write(JsonGenerator json, Definition definition) throws IOException {
        var zones = new ZoneTable();
        json.writeNumberField("form", FORM);
        if (definition.schedule().isPresent()) {
            var schedule = definition.schedule().get();
            Json.writeField(json, "schedule", schedule, (to, value) -> ScheduleText.write(to, value, zones));
        }
        Json.writeAll(json, "alarms", definition.alarms(), AlarmText::write);
        if (!definition.nag().equals(NagPolicy.NORMAL)) {
            Json.writeField(json, "nag", definition.nag(), PolicyText::write);
        }
        if (!definition.misfire().equals(MisfirePolicy.DEFAULT)) {
            Json.writeField(json, "misfire", definition.misfire(), PolicyText::write);
        }
        Json.writeAll(json, "exceptional", definition.exceptional(), (to, value) -> write(to, value, zones));
        if (definition.afterDone().isPresent()) {
            json.writeStringField(
                    "afterDone", TimeText.of(definition.afterDone().get()));
        }
        zones.write(json);
    }

    /// Throws `UnreadableTextException` where `text` is not of this form.
    public static Definition read(Details details, String text) {
        try {
            return read(details, Json.read(text));
        } catch (DateTimeException | NumberFormatException broken) {
            throw new UnreadableTextException("not a definition: " + broken.getMessage(), broken);
        }
    }

    static Definition read(Details details, JsonNode node) {
        if (Json.require(node, "form").asInt() > FORM) {
            throw new UnreadableTextException("a definition of a newer form: " + node.get("form"));
        }
        var zones = ZoneTable.read(node);
        return new Definition(
                details,
                Json.get(node, "schedule").map(schedule -> ScheduleText.read(schedule, zones)),
                Json.all(node, "alarms", AlarmText::read),
                Json.get(node, "nag").map(PolicyText::readNag).orElse(NagPolicy.NORMAL),
                Json.get(node, "misfire").map(PolicyText::readMisfire).orElse(MisfirePolicy.DEFAULT),
                Json.all(node, "exceptional", instance -> readExceptional(instance, zones)),
                Json.get(node, "afterDone").map(span -> TimeText.parseSpan(span.asText())));
    }

    private static void write(JsonGenerator json, ExceptionalInstance instance, ZoneTable zones) throws IOException {
        json.writeStringField("RECURRENCE-ID", zones.write(instance.recurrenceId()));
        if (instance.isFromHereOn()) {
            json.writeStringField("RANGE", THIS_AND_FUTURE);
        }
        Json.writeField(json, "details", instance.details(), DetailsText::write);
        Json.writeAll(json, "alarms", instance.alarms(), AlarmText::write);
    }

    private static ExceptionalInstance readExceptional(JsonNode node, ZoneTable zones) {
        return new ExceptionalInstance(
                zones.parse(Json.requireText(node, "RECURRENCE-ID")),
                THIS_AND_FUTURE.equals(node.path("RANGE").asText()) ? Range.THIS_AND_FUTURE : Range.THIS,
                DetailsText.read(Json.require(node, "details")),
                Json.all(node, "alarms", AlarmText::read));
    }
}
