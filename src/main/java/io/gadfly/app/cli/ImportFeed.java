package io.gadfly.app.cli;

import io.gadfly.icalendar.CalendarFeed;
import io.gadfly.icalendar.CalendarFeed.Calendar;
import io.gadfly.icalendar.UnknownZones;
import io.gadfly.reminder.Incoming;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The items of all that an import was given, wherever it comes from, as one stream.
final class ImportFeed implements Iterator<Incoming>, AutoCloseable {
    private final ImportSources sources;
    private final List<Calendar> calendars = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final CalendarFeed feed;

    /// Waits until all of the sources have come: whoever takes the items may hold the store.
    ImportFeed(Invocation here, List<String> names, UnknownZones unknownZones) {
        this.sources = new ImportSources(here);
        names.forEach(this::bring);
        this.feed = new CalendarFeed(calendars, here.zone(), unknownZones, FileTrouble::inWords);
    }

    private void bring(String name) {
        try {
            calendars.add(new Calendar(name, fileName(name), sources.file(name)));
        } catch (IOException failure) {
            missing.put(name, FileTrouble.inWords(failure));
        }
    }

    private static String fileName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(File.separatorChar)) + 1);
    }

    @Override
    public boolean hasNext() {
        return feed.hasNext();
    }

    @Override
    public Incoming next() {
        return feed.next();
    }

    /// The sources that are no calendars, each with the reason.
    Map<String, String> unreadable() {
        var all = new LinkedHashMap<>(missing);
        all.putAll(feed.unreadable());
        return all;
    }

    /// Where a remark came from; to be asked once for each, in their order.
    String sourceOf(Incoming.Remark remark) {
        return feed.of(remark).calendar();
    }

    @Override
    public void close() throws IOException {
        try (sources) {
            feed.close();
        }
    }
}
