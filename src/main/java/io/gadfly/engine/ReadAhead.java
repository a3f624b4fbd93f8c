package io.gadfly.engine;

import io.gadfly.engine.ReminderService.Progress;
import io.gadfly.reminder.Incoming;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/// The items of an import, read before the store's writer is taken, so that no fire waits for a file; only what
/// memory has no room for is read while the others are written.
final class ReadAhead implements Iterator<Incoming> {
    /// Characters of raw text that wait in memory.
    private static final long ROOM = 4L << 20;

    private final Iterator<Incoming> items;
    private final Progress progress;
    private final Queue<Incoming> waiting = new ArrayDeque<>();
    private long text;
    private long count;
    private boolean isCancelled;

    ReadAhead(Iterator<Incoming> items, Progress progress) {
        this.items = items;
        this.progress = progress;
    }

    /// Reads as far as there is room.
    void fill() {
        while (text < ROOM && hasMore()) {
            var item = read();
            text += lengthOf(item);
            waiting.add(item);
        }
    }

    boolean isCancelled() {
        return isCancelled;
    }

    /// Asks whether to go on while nothing is read.
    boolean look() {
        isCancelled |= !progress.goOn(count);
        return !isCancelled;
    }

    @Override
    public boolean hasNext() {
        return !isCancelled && (!waiting.isEmpty() || hasMore());
    }

    @Override
    public Incoming next() {
        return waiting.isEmpty() ? read() : waiting.remove();
    }

    private boolean hasMore() {
        return !isCancelled && items.hasNext();
    }

    private Incoming read() {
        var item = items.next();
        count++;
        look();
        return item;
    }

    private static long lengthOf(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Beginning _ -> 0;
            case Incoming.Item item -> item.origin().rawText().length();
            case Incoming.Instance instance -> instance.origin().rawText().length();
            case Incoming.Refused refused -> refused.rawText().length();
            case Incoming.Remark remark -> remark.text().length();
        };
    }
}
