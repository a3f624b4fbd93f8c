package io.gadfly.notification.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu that another process draws (com.canonical.dbusmenu, version 3).
@DBusInterfaceName("com.canonical.dbusmenu")
public interface DbusMenu extends DBusInterface {
    String PATH = "/MenuBar";

    @DBusBoundProperty(name = "Version")
    UInt32 getVersion();

    @DBusBoundProperty(name = "Status")
    String getStatus();

    @DBusMemberName("GetLayout")
    Pair<UInt32, Item> getLayout(int parent, int depth, List<String> properties);

    @DBusMemberName("GetGroupProperties")
    List<ItemProperties> getGroupProperties(List<Integer> ids, List<String> properties);

    @DBusMemberName("GetProperty")
    Variant<?> getProperty(int id, String name);

    @DBusMemberName("Event")
    void event(int id, String event, Variant<?> details, UInt32 time);

    /// Version 3 sends clicks this way. Answers with the ids that were not found.
    @DBusMemberName("EventGroup")
    List<Integer> eventGroup(List<Event> events);

    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int id);

    /// Answers with the ids whose layout changed and those that were not found.
    @DBusMemberName("AboutToShowGroup")
    Pair<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids);

    class LayoutUpdated extends DBusSignal {
        public final UInt32 revision;
        public final int parent;

        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
            this.revision = revision;
            this.parent = parent;
        }
    }

    /// Two answers; generic because the library exports no other tuples.
    final class Pair<A, B> extends Tuple {
        @Position(0)
        public final A first;

        @Position(1)
        public final B second;

        public Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /// An entry with all that is below it.
    final class Item extends Struct {
        /// How the bus writes the type.
        public static final String SIGNATURE = "(ia{sv}av)";

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        /// Each an `Item`.
        @Position(2)
        public final List<Variant<?>> children;

        public Item(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    final class ItemProperties extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public ItemProperties(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    final class Event extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final String event;

        @Position(2)
        public final Variant<?> details;

        @Position(3)
        public final UInt32 time;

        public Event(int id, String event, Variant<?> details, UInt32 time) {
            this.id = id;
            this.event = event;
            this.details = details;
            this.time = time;
        }
    }
}
