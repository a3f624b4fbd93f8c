package io.gadfly.icalendar;

import io.gadfly.icalendar.CalendarReader.Opened;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The items of several calendars as one stream, so that one import takes them all, and one undo takes it back:
/// each begins with its name. It remembers which item came from where.
public final class CalendarFeed implements Iterator<Incoming>, AutoCloseable {
    /// A calendar that is to be read.
    ///
    /// @param name what the user calls it, and no other of the same feed
    /// @param source what its reminders are said to come from
    public record Calendar(String name, String source, Path file) {
        /// Calendars by the names of their files; where there is one of that name in several folders, with as
        /// many of these as tell them apart.
        public static List<Calendar> of(List<Path> files) {
            var places = files.stream()
                    .map(file -> file.toAbsolutePath().normalize())
                    .distinct()
                    .toList();
            return places.stream()
                    .map(place -> new Calendar(nameAmong(places, place), String.valueOf(place.getFileName()), place))
                    .toList();
        }

        private static String nameAmong(List<Path> places, Path place) {
            return IntStream.range(1, place.getNameCount())
                    .mapToObj(length -> end(place, length))
                    .filter(name -> places.stream()
                                    .filter(other -> other.endsWith(name))
                                    .count()
                            == 1)
                    .findFirst()
                    .orElse(place)
                    .toString();
        }

        private static Path end(Path place, int length) {
            return place.subpath(place.getNameCount() - length, place.getNameCount());
        }
    }

    /// Where an item came from.
    ///
    /// @param calendar its name; empty where that is not remembered and there were several
    /// @param text as it came; empty for a remark, and where there is no room to keep what could be read
    public record Provenance(String calendar, String text) {}

    /// Items that are remembered which could be read: of few more is anything said but their number.
    private static final int MOST_READ = ImportReport.MOST_OF_A_KIND * ImportReport.Kind.values().length;

    /// Characters of items that are kept: one that can be read may be refused still.
    private static final int ROOM = 4 << 20;

    private static final int ROOM_FOR_REFUSED = 32 << 20;

    private final Zone viewer;
    private final UnknownZones unknownZones;
    private final Function<IOException, String> words;
    private final Deque<Calendar> waiting;
    /// Of what is not remembered.
    private final Provenance elsewhere;
    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private final Map<Place, Deque<Provenance>> origins = new HashMap<>();
    private Iterator<Incoming> items = Collections.emptyIterator();
    private InputStream open = InputStream.nullInputStream();
    private Optional<Incoming> beginning = Optional.empty();
    private String calendar = "";
    private final Room room = new Room(ROOM);
    private final Room roomForRefused = new Room(ROOM_FOR_REFUSED);
    private int read;
    private int refused;
    private int remarks;

    /// Keeps texts as long as there is room for them.
    private static final class Room {
        private int left;

        Room(int characters) {
            this.left = characters;
        }

        /// Empty where there is none.
        String keep(String text) {
            if (text.length() > left) {
                return "";
            }
            left -= text.length();
            return text;
        }
    }

    /// An item by its line and its UID, a remark by its line and its words.
    private record Place(int line, String words) {}

    /// @param viewer the zone of times that have none or an unknown one
    /// @param words what to say of a file that cannot be read
    public CalendarFeed(List<Calendar> calendars, Zone viewer, Function<IOException, String> words) {
        this(calendars, viewer, UnknownZones.ofViewer(), words);
    }

    /// The same, where the user was asked what unknown zones stand for.
    public CalendarFeed(
            List<Calendar> calendars, Zone viewer, UnknownZones unknownZones, Function<IOException, String> words) {
        this.unknownZones = unknownZones;
        this.waiting = new ArrayDeque<>(calendars);
        this.elsewhere =
                new Provenance(calendars.size() == 1 ? calendars.getFirst().name() : "", "");
        this.viewer = viewer;
        this.words = words;
    }

    @Override
    public boolean hasNext() {
        while (beginning.isEmpty() && !items.hasNext() && !waiting.isEmpty()) {
            openNext(waiting.removeFirst());
        }
        return beginning.isPresent() || items.hasNext();
    }

    @Override
    public Incoming next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (beginning.isPresent()) {
            var first = beginning.get();
            beginning = Optional.empty();
            return first;
        }
        return reported(items.next());
    }

    private Incoming reported(Incoming item) {
        if (isReported(item)) {
            var provenance = new Provenance(calendar, textOf(item));
            origins.computeIfAbsent(placeOf(item), _ -> new ArrayDeque<>(1)).addLast(provenance);
        }
        return item;
    }

    /// There is an end to what a report tells one by one; what is refused is told however much was read before it.
    private boolean isReported(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Beginning _ -> false;
            case Incoming.Item _, Incoming.Instance _ -> read++ < MOST_READ;
            case Incoming.Refused _ -> refused++ < ImportReport.MOST_OF_A_KIND;
            case Incoming.Remark _ -> remarks++ < ImportReport.MOST_REMARKS;
        };
    }

    /// The calendars that are none, each by its name with the reason.
    public Map<String, String> unreadable() {
        return Collections.unmodifiableMap(unreadable);
    }

    /// Where the item of a verdict came from. To be asked once for each verdict, in their order: items that are
    /// told apart by nothing came in the order of the calendars.
    public Provenance of(ImportReport.Verdict verdict) {
        var place = new Place(verdict.line(), verdict.uid());
        if (verdict.calendar().isEmpty()) {
            return of(place);
        }
        return origins.getOrDefault(place, new ArrayDeque<>(0)).stream()
                .filter(from -> from.calendar().equals(verdict.calendar()))
                .findFirst()
                .orElseGet(() -> new Provenance(verdict.calendar(), ""));
    }

    /// Where a remark came from; to be asked once for each, as for verdicts.
    public Provenance of(Incoming.Remark remark) {
        return of(placeOf(remark));
    }

    private Provenance of(Place place) {
        var all = origins.get(place);
        if (all == null) {
            return elsewhere;
        }
        return all.size() == 1 ? all.getFirst() : all.removeFirst();
    }

    private static Place placeOf(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Beginning beginning -> new Place(beginning.line(), "");
            case Incoming.Item item -> new Place(item.line(), item.uid());
            case Incoming.Instance instance -> new Place(instance.line(), instance.uid());
            case Incoming.Refused refused -> new Place(refused.line(), refused.uid());
            case Incoming.Remark remark -> new Place(remark.line(), remark.text());
        };
    }

    private String textOf(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Refused refused -> roomForRefused.keep(refused.rawText());
            case Incoming.Item item -> room.keep(item.origin().rawText());
            case Incoming.Instance instance -> room.keep(instance.origin().rawText());
            case Incoming.Beginning _, Incoming.Remark _ -> "";
        };
    }

    private void openNext(Calendar next) {
        try {
            closeOpen();
            calendar = next.name();
            open = Files.newInputStream(next.file());
            switch (CalendarReader.open(next.source(), open, viewer, unknownZones)) {
                case Opened.Calendar(var reader) -> {
                    items = reader;
                    beginning = Optional.of(new Incoming.Beginning(calendar));
                }
                case Opened.NotACalendar(var reason) -> unreadable.put(calendar, reason);
            }
        } catch (IOException failure) {
            unreadable.put(next.name(), words.apply(failure));
        }
    }

    private void closeOpen() throws IOException {
        items = Collections.emptyIterator();
        open.close();
    }

    @Override
    public void close() throws IOException {
        closeOpen();
    }
}
