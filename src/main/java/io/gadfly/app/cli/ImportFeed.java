package io.gadfly.app.cli;

import io.gadfly.icalendar.CalendarReader;
import io.gadfly.icalendar.CalendarReader.Opened;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import java.io.File;
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

/// The items of several calendars as one stream, so that one import takes them all, and one undo takes it back. It
/// remembers which item came from where.
final class ImportFeed implements Iterator<Incoming>, AutoCloseable {
    private final Invocation here;
    private final ImportSources sources;
    private final Deque<Calendar> waiting = new ArrayDeque<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private final Map<Item, Deque<String>> origins = new HashMap<>();
    private Iterator<Incoming> items = Collections.emptyIterator();
    private InputStream open = InputStream.nullInputStream();
    private String source = "";

    private record Item(int line, String uid) {}

    private record Calendar(String name, Path file) {}

    /// Waits until all of the sources have come: whoever takes the items may hold the store.
    ImportFeed(Invocation here, List<String> names) {
        this.here = here;
        this.sources = new ImportSources(here);
        names.forEach(this::bring);
    }

    private void bring(String name) {
        try {
            waiting.addLast(new Calendar(name, sources.file(name)));
        } catch (IOException failure) {
            unreadable.put(name, FileTrouble.inWords(failure));
        }
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && !waiting.isEmpty()) {
            openNext(waiting.removeFirst());
        }
        return items.hasNext();
    }

    @Override
    public Incoming next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var item = items.next();
        itemOf(item)
                .ifPresent(key ->
                        origins.computeIfAbsent(key, _ -> new ArrayDeque<>(1)).addLast(source));
        return item;
    }

    /// The sources that are no calendars, each with the reason.
    Map<String, String> unreadable() {
        return unreadable;
    }

    /// Where the item of a verdict came from.
    String sourceOf(ImportReport.Verdict verdict) {
        var sources = origins.getOrDefault(new Item(verdict.line(), verdict.uid()), new ArrayDeque<>(List.of(source)));
        return sources.size() == 1 ? sources.getFirst() : sources.removeFirst();
    }

    private static Optional<Item> itemOf(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Item item -> Optional.of(new Item(item.line(), item.uid()));
            case Incoming.Instance instance -> Optional.of(new Item(instance.line(), instance.uid()));
            case Incoming.Refused refused -> Optional.of(new Item(refused.line(), refused.uid()));
            case Incoming.Remark _ -> Optional.empty();
        };
    }

    private void openNext(Calendar calendar) {
        var name = calendar.name();
        try {
            closeOpen();
            source = name;
            open = Files.newInputStream(calendar.file());
            switch (CalendarReader.open(fileName(name), open, here.zone())) {
                case Opened.Calendar(var reader) -> items = reader;
                case Opened.NotACalendar(var reason) -> unreadable.put(name, reason);
            }
        } catch (IOException failure) {
            unreadable.put(name, FileTrouble.inWords(failure));
        }
    }

    private static String fileName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(File.separatorChar)) + 1);
    }

    private void closeOpen() throws IOException {
        items = Collections.emptyIterator();
        open.close();
    }

    @Override
    public void close() throws IOException {
        try (sources) {
            closeOpen();
        }
    }
}
