package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/// A recurrence rule, part by part under the names of RFC 5545 §3.3.10. Unlike the RFC's text it tells which
/// kind of time UNTIL was written in.
final class RuleText {
    private static final Words<Frequency> FREQUENCIES = new Words<>(Frequency.class, frequency -> switch (frequency) {
        case SECONDLY -> "SECONDLY";
        case MINUTELY -> "MINUTELY";
        case HOURLY -> "HOURLY";
        case DAILY -> "DAILY";
        case WEEKLY -> "WEEKLY";
        case MONTHLY -> "MONTHLY";
        case YEARLY -> "YEARLY";
    });
    private static final Words<Skip> SKIPS = new Words<>(Skip.class, skip -> switch (skip) {
        case OMIT -> "OMIT";
        case BACKWARD -> "BACKWARD";
        case FORWARD -> "FORWARD";
    });
    private static final Words<DayOfWeek> DAYS = new Words<>(DayOfWeek.class, day -> switch (day) {
        case MONDAY -> "MO";
        case TUESDAY -> "TU";
        case WEDNESDAY -> "WE";
        case THURSDAY -> "TH";
        case FRIDAY -> "FR";
        case SATURDAY -> "SA";
        case SUNDAY -> "SU";
    });

    private RuleText() {}

    static void write(JsonGenerator json, RecurrenceRule rule, ZoneTable zones) throws IOException {
        json.writeStringField("FREQ", FREQUENCIES.of(rule.frequency()));
        if (rule.interval() != 1) {
            json.writeNumberField("INTERVAL", rule.interval());
        }
        writeLimit(json, rule.limit(), zones);
        writeParts(json, rule.by());
        if (rule.weekStart() != DayOfWeek.MONDAY) {
            json.writeStringField("WKST", DAYS.of(rule.weekStart()));
        }
        if (rule.skip() != Skip.OMIT) {
            json.writeStringField("SKIP", SKIPS.of(rule.skip()));
        }
    }

    private static void writeLimit(JsonGenerator json, Limit limit, ZoneTable zones) throws IOException {
        switch (limit) {
            case Limit.Forever() -> {}
            case Limit.Count(var count) -> json.writeNumberField("COUNT", count);
            case Limit.Until(var until) -> json.writeStringField("UNTIL", zones.write(until));
        }
    }

    private static void writeParts(JsonGenerator json, ByParts by) throws IOException {
        writeNumbers(json, "BYMONTH", by.months());
        writeNumbers(json, "BYWEEKNO", by.weekNumbers());
        writeNumbers(json, "BYYEARDAY", by.yearDays());
        writeNumbers(json, "BYMONTHDAY", by.monthDays());
        Json.writeValues(json, "BYDAY", by.days(), RuleText::writeDay);
        writeNumbers(json, "BYHOUR", by.hours());
        writeNumbers(json, "BYMINUTE", by.minutes());
        writeNumbers(json, "BYSECOND", by.seconds());
        writeNumbers(json, "BYSETPOS", by.setPositions());
    }

    private static void writeDay(JsonGenerator json, WeekdayNum day) throws IOException {
        json.writeString(day.ordinal().map(String::valueOf).orElse("") + DAYS.of(day.day()));
    }

    private static void writeNumbers(JsonGenerator json, String part, List<Integer> numbers) throws IOException {
        Json.writeValues(json, part, numbers, (to, number) -> to.writeNumber(number));
    }

    static RecurrenceRule read(JsonNode node, ZoneTable zones) {
        return new RecurrenceRule(
                FREQUENCIES.parse(Json.requireText(node, "FREQ")),
                node.path("INTERVAL").asInt(1),
                readLimit(node, zones),
                readParts(node),
                Json.get(node, "WKST").map(day -> DAYS.parse(day.asText())).orElse(DayOfWeek.MONDAY),
                Json.get(node, "SKIP").map(skip -> SKIPS.parse(skip.asText())).orElse(Skip.OMIT));
    }

    private static Limit readLimit(JsonNode node, ZoneTable zones) {
        var count = Json.get(node, "COUNT");
        if (count.isPresent()) {
            return new Limit.Count(count.get().asInt());
        }
        return Json.get(node, "UNTIL")
                .<Limit>map(until -> new Limit.Until(zones.parse(until.asText())))
                .orElse(new Limit.Forever());
    }

    private static ByParts readParts(JsonNode node) {
        return new ByParts(
                numbers(node, "BYMONTH"),
                numbers(node, "BYWEEKNO"),
                numbers(node, "BYYEARDAY"),
                numbers(node, "BYMONTHDAY"),
                Json.all(node, "BYDAY", day -> readDay(day.asText())),
                numbers(node, "BYHOUR"),
                numbers(node, "BYMINUTE"),
                numbers(node, "BYSECOND"),
                numbers(node, "BYSETPOS"));
    }

    private static List<Integer> numbers(JsonNode node, String part) {
        return Json.all(node, part, JsonNode::asInt);
    }

    private static WeekdayNum readDay(String text) {
        var split = text.length() - 2;
        var ordinal = text.substring(0, split);
        return new WeekdayNum(
                ordinal.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(ordinal)),
                DAYS.parse(text.substring(split)));
    }
}
