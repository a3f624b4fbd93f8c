package io.gadfly.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Settings as a JSON document. Reading is tolerant: a part that is missing or makes no sense takes its default, so
/// that a slip of the hand in one line never costs the others.
final class SettingsJson {
    private SettingsJson() {}

    static ObjectNode write(Settings settings) {
        var root = JsonNodeFactory.instance.objectNode();
        writeAppearance(root.putObject("appearance"), settings.appearance());
        var snooze = root.putObject("snooze");
        var presets = snooze.putArray("presets");
        settings.snooze().presets().forEach(preset -> presets.add(preset.toString()));
        snooze.put("usual", settings.snooze().usual().toString());
        root.putObject("quietHours")
                .put("on", settings.quietHours().on())
                .put("from", settings.quietHours().from().toString())
                .put("to", settings.quietHours().to().toString());
        root.putObject("budget").put("nagsPerHour", settings.budget().nagsPerHour());
        root.putObject("day")
                .put("morning", settings.day().morning().toString())
                .put("evening", settings.day().evening().toString());
        var lists = root.putObject("lists");
        new TreeMap<>(settings.lists()).forEach((name, list) -> writeList(lists.putObject(name), list));
        root.setAll(MediaJson.write(settings.media()));
        root.putObject("residence")
                .put("inBackground", settings.residence().inBackground())
                .put("autostart", settings.residence().autostart())
                .put("backgroundTold", settings.residence().backgroundTold());
        root.putObject("history").put("days", settings.history().days());
        return root;
    }

    private static void writeList(ObjectNode node, ListSettings list) {
        list.pool().ifPresent(pool -> node.put("pool", pool));
        node.put("mail", list.mail()).put("command", list.command());
    }

    private static void writeAppearance(ObjectNode node, Appearance appearance) {
        node.put("theme", appearance.theme().name());
        appearance
                .place()
                .ifPresent(place -> node.putObject("place")
                        .put("x", place.x())
                        .put("y", place.y())
                        .put("width", place.width())
                        .put("height", place.height())
                        .put("maximized", place.maximized()));
    }

    static Settings read(JsonNode root) {
        return new Settings(
                readAppearance(root.path("appearance")),
                orElse(SnoozeSettings.DEFAULT, () -> readSnooze(root.path("snooze"))),
                readQuietHours(root.path("quietHours")),
                readBudget(root.path("budget")),
                readDay(root.path("day")),
                readLists(root.path("lists")),
                MediaJson.read(root),
                readResidence(root.path("residence")),
                readHistory(root.path("history")));
    }

    private static Appearance readAppearance(JsonNode node) {
        var theme = orElse(
                Appearance.Theme.SYSTEM,
                () -> Appearance.Theme.valueOf(node.path("theme").asText()));
        return new Appearance(theme, orElse(Optional.empty(), () -> readPlace(node.path("place"))));
    }

    private static Optional<Appearance.WindowPlace> readPlace(JsonNode node) {
        return Optional.of(new Appearance.WindowPlace(
                node.path("x").asDouble(),
                node.path("y").asDouble(),
                node.path("width").asDouble(),
                node.path("height").asDouble(),
                node.path("maximized").asBoolean()));
    }

    private static SnoozeSettings readSnooze(JsonNode node) {
        var presets = new ArrayList<Duration>();
        node.path("presets").forEach(preset -> presets.add(Duration.parse(preset.asText())));
        return new SnoozeSettings(presets, Duration.parse(node.path("usual").asText()));
    }

    private static QuietHours readQuietHours(JsonNode node) {
        var fallback = QuietHours.DEFAULT;
        return new QuietHours(
                node.path("on").asBoolean(fallback.on()),
                readTime(node.path("from"), fallback.from()),
                readTime(node.path("to"), fallback.to()));
    }

    private static NagBudget readBudget(JsonNode node) {
        var fallback = NagBudget.UNLIMITED;
        return orElse(fallback, () -> new NagBudget(node.path("nagsPerHour").asInt(fallback.nagsPerHour())));
    }

    private static WorkingDay readDay(JsonNode node) {
        var fallback = WorkingDay.DEFAULT;
        return new WorkingDay(
                readTime(node.path("morning"), fallback.morning()), readTime(node.path("evening"), fallback.evening()));
    }

    private static Map<String, ListSettings> readLists(JsonNode node) {
        var lists = new TreeMap<String, ListSettings>();
        node.properties().forEach(entry -> lists.put(entry.getKey(), readList(entry.getValue())));
        return lists;
    }

    private static ListSettings readList(JsonNode node) {
        return new ListSettings(
                Optional.of(node.path("pool").asText("")).filter(name -> !name.isBlank()),
                node.path("mail").asBoolean(false),
                node.path("command").asBoolean(false));
    }

    private static Residence readResidence(JsonNode node) {
        var fallback = Residence.DEFAULT;
        return new Residence(
                node.path("inBackground").asBoolean(fallback.inBackground()),
                node.path("autostart").asBoolean(fallback.autostart()),
                node.path("backgroundTold").asBoolean(fallback.backgroundTold()));
    }

    private static HistorySettings readHistory(JsonNode node) {
        var fallback = HistorySettings.DEFAULT;
        return orElse(fallback, () -> new HistorySettings(node.path("days").asInt(fallback.days())));
    }

    private static LocalTime readTime(JsonNode node, LocalTime fallback) {
        return orElse(fallback, () -> LocalTime.parse(node.asText()));
    }

    static <T> T orElse(T fallback, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | DateTimeException _) {
            return fallback;
        }
    }
}
