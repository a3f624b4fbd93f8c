package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.Journal.Position;
import io.gadfly.store.JournalReader.Group;
import io.gadfly.store.text.JournalLine;
import io.gadfly.store.text.UnreadableTextException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does again what the journal has and a database lacks, from the position on that the database names.
final class Replay {
    private static final Logger LOGGER = LoggerFactory.getLogger(Replay.class);

    /// So many lines or more share a transaction of the database.
    private static final int LINES = 500;

    /// @param end where the journal goes on
    /// @param groups how many were done again
    /// @param isWhole whether nothing is missing between the database's position and the end
    record Outcome(Position end, long groups, boolean isWhole) {}

    private final Database database;
    private final JournalFolder folder;
    private final ChangeWriter writer;
    private Position end;
    private long done;
    private boolean isWhole;

    Replay(Database database, JournalFolder folder) {
        this.database = database;
        this.folder = folder;
        this.writer = new ChangeWriter(database.writer(), Journal.NONE);
        this.end = SmallRows.position(database.writer());
        this.isWhole = true;
    }

    Outcome run() throws IOException {
        var start = end;
        var segments = folder.segments().stream()
                .filter(segment -> segment >= start.segment())
                .toList();
        isWhole = startsIn(segments, start);
        for (var segment : segments) {
            apply(segment, segment == start.segment() ? start.offset() : 0);
        }
        if (!isWhole) {
            end = new Position(end.segment() + 1, 0);
            SmallRows.savePosition(database.writer(), end);
        }
        return new Outcome(end, done, isWhole);
    }

    /// A new database starts where there need not be a segment yet.
    private boolean startsIn(List<Long> segments, Position start) throws IOException {
        if (segments.isEmpty() || segments.getFirst() != start.segment()) {
            return segments.isEmpty() && start.offset() == 0;
        }
        return Files.size(folder.segment(start.segment())) >= start.offset();
    }

    private void apply(long segment, long offset) throws IOException {
        if (segment > end.segment()) {
            end = new Position(segment, 0);
        }
        if (Files.size(folder.segment(segment)) < offset) {
            return;
        }
        var found = new JournalReader(folder, segment).groups(offset);
        isWhole &= found.isWhole();
        var batch = new ArrayList<Group>();
        var lines = 0;
        for (var group : found.groups()) {
            batch.add(group);
            lines += group.lines();
            if (lines >= LINES) {
                applyAll(batch);
                lines = 0;
            }
        }
        applyAll(batch);
    }

    /// A group that cannot be done again is left out; so that it takes no other with it, they are then tried one by
    /// one.
    private void applyAll(List<Group> batch) throws IOException {
        if (!batch.isEmpty() && !attempt(batch)) {
            for (var group : batch) {
                isWhole &= attempt(List.of(group));
            }
        }
        batch.clear();
    }

    private boolean attempt(List<Group> groups) throws IOException {
        var first = groups.getFirst().start();
        try (var lines = new JournalLines(folder.segment(first.segment()), first.offset())) {
            database.writer().transaction(() -> {
                groups.forEach(group -> repeat(group, lines));
                return SmallRows.savePosition(
                        database.writer(), groups.getLast().end());
            });
            done += groups.size();
            return true;
        } catch (StoreException | IllegalStateException | UnreadableTextException damage) {
            if (Weather.isOfTheSystem(damage) || Weather.isClosed(damage)) {
                throw damage;
            }
            LOGGER.warn("{} groups of the journal from {} on cannot be done again", groups.size(), first, damage);
            return false;
        } finally {
            end = groups.getLast().end();
        }
    }

    private void repeat(Group group, JournalLines lines) {
        try {
            writer.allOf(() -> repeatLines(group, lines));
            lines.next();
        } finally {
            writer.undo().end();
        }
    }

    private int repeatLines(Group group, JournalLines lines) {
        for (int i = 0; i < group.lines(); i++) {
            repeat(JournalLine.read(new String(lines.next(), StandardCharsets.UTF_8)));
        }
        return group.lines();
    }

    private void repeat(JournalLine line) {
        switch (line) {
            case JournalLine.Entry entry -> writer.repeat(entry);
            case JournalLine.BeginStep(var name, var at) -> writer.undo().begin(name, at);
            case JournalLine.Undo() -> rewind(writer.undo()::undo);
            case JournalLine.Redo() -> rewind(writer.undo()::redo);
            case JournalLine.Forget(var numbers) -> OldFires.forget(database.writer(), numbers);
            case JournalLine.SavePool(var pool) -> SmallRows.savePool(database.writer(), pool);
            case JournalLine.SaveMemo(var name, var text) -> SmallRows.saveMemo(database.writer(), name, text);
        }
    }

    /// Where a step may be missing, the latest may be another one than the user meant.
    private void rewind(Runnable exchange) {
        if (isWhole) {
            exchange.run();
        }
    }
}
