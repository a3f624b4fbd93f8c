package io.gadfly.notification.dbus;

import io.gadfly.notification.dbus.Tray.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu of the tray's icon: one entry for each command, numbered from 1; 0 is the menu itself.
final class TrayMenu implements DbusMenu {
    private static final int ROOT = 0;

    private final Map<Integer, Command> commands = new LinkedHashMap<>();
    private final Consumer<Command> listener;
    private volatile Look look;

    private record Look(Map<Command, String> labels, long revision) {}

    /// @param labels the entries in their order
    TrayMenu(Map<Command, String> labels, Consumer<Command> listener) {
        this.look = new Look(labels, 1);
        this.listener = listener;
        for (var command : labels.keySet()) {
            commands.put(commands.size() + 1, command);
        }
    }

    /// Answers with the number of the new revision.
    synchronized UInt32 relabel(Map<Command, String> labels) {
        look = new Look(labels, look.revision() + 1);
        return new UInt32(look.revision());
    }

    @Override
    public UInt32 getVersion() {
        return new UInt32(3);
    }

    @Override
    public String getStatus() {
        return "normal";
    }

    @Override
    public Pair<UInt32, Item> getLayout(int parent, int depth, List<String> properties) {
        if (parent != ROOT) {
            return new Pair<>(new UInt32(look.revision()), new Item(parent, properties(parent), List.of()));
        }
        var children = commands.keySet().stream()
                .<Variant<?>>map(id -> new Variant<>(new Item(id, properties(id), List.of()), Item.SIGNATURE))
                .toList();
        return new Pair<>(new UInt32(look.revision()), new Item(ROOT, properties(ROOT), children));
    }

    @Override
    public List<ItemProperties> getGroupProperties(List<Integer> ids, List<String> properties) {
        return ids.stream().map(id -> new ItemProperties(id, properties(id))).toList();
    }

    @Override
    public Variant<?> getProperty(int id, String name) {
        return properties(id).getOrDefault(name, new Variant<>(""));
    }

    @Override
    public void event(int id, String event, Variant<?> details, UInt32 time) {
        var command = commands.get(id);
        if (command != null && event.equals("clicked")) {
            listener.accept(command);
        }
    }

    @Override
    public List<Integer> eventGroup(List<Event> events) {
        events.forEach(event -> event(event.id, event.event, event.details, event.time));
        return events.stream()
                .map(event -> event.id)
                .filter(id -> id != ROOT && !commands.containsKey(id))
                .toList();
    }

    @Override
    public boolean aboutToShow(int id) {
        return false;
    }

    @Override
    public Pair<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids) {
        return new Pair<>(List.of(), List.of());
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    private Map<String, Variant<?>> properties(int id) {
        var command = commands.get(id);
        return command == null
                ? Map.of("children-display", new Variant<>("submenu"))
                : Map.of(
                        "label",
                        new Variant<>(look.labels().getOrDefault(command, "")),
                        "enabled",
                        new Variant<>(true));
    }
}
