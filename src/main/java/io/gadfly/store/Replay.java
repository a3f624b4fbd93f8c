package io.gadfly.store;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.StoreException;
import io.gadfly.store.Journal.Position;
import io.gadfly.store.JournalReader.Group;
import io.gadfly.store.text.JournalLine;
import io.gadfly.store.text.JournalLine.Entry;
import io.gadfly.store.text.UnreadableTextException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does again what the journal has and a database lacks, from the position on that the database names. What is
/// damaged is left out, and what follows is done all the same: each line says how things are after it.
final class Replay {
    private static final Logger LOGGER = LoggerFactory.getLogger(Replay.class);

    /// So many lines or more share a transaction of the database.
    private static final int LINES = 500;

    /// @param end of what there is
    /// @param groups how many were done again
    /// @param lost how many were damaged, or could not be done again; others may have gone without a trace
    /// @param isWhole whether nothing is missing between the database's position and the end
    record Outcome(Position end, long groups, long lost, boolean isWhole) {}

    /// Hears of damage.
    @FunctionalInterface
    interface Warning {
        Warning NONE = _ -> {};

        /// Before anything is done again that lies behind it, and once more where all is done.
        ///
        /// @param soFar what was met
        void damaged(JournalDamage soFar) throws IOException;
    }

    private final Database database;
    private final JournalFolder folder;
    private final Warning warning;
    private final ChangeWriter writer;
    private final Position start;
    private Position end;
    private long done;
    private long lost;
    private boolean isWhole;

    /// For who notices damage by itself.
    Replay(Database database, JournalFolder folder) {
        this(database, folder, Warning.NONE);
    }

    Replay(Database database, JournalFolder folder, Warning warning) {
        this.database = database;
        this.folder = folder;
        this.warning = warning;
        this.writer = new ChangeWriter(database.writer(), Journal.NONE);
        this.start = SmallRows.position(database.writer());
        this.end = start;
        this.isWhole = true;
    }

    Outcome run() throws IOException {
        var segments = segments();
        isWhole = isUnbroken(segments);
        warn();
        for (var segment : segments) {
            apply(segment);
        }
        warn();
        return new Outcome(end, done, lost, isWhole);
    }

    private void warn() throws IOException {
        if (!isWhole) {
            warning.damaged(new JournalDamage(done, lost));
        }
    }

    /// Whether all that is to be done is as it was written.
    boolean isIntact() throws IOException {
        var segments = segments();
        for (var segment : segments) {
            if (!groups(segment).stream().allMatch(Group::isIntact)) {
                return false;
            }
        }
        return isUnbroken(segments);
    }

    private List<Long> segments() throws IOException {
        return folder.segments().stream()
                .filter(segment -> segment >= start.segment())
                .toList();
    }

    private boolean isUnbroken(List<Long> segments) throws IOException {
        return startsIn(segments) && (segments.isEmpty() || segments.getLast() - start.segment() < segments.size());
    }

    /// A new database starts where there need not be a segment yet.
    private boolean startsIn(List<Long> segments) throws IOException {
        if (segments.isEmpty() || segments.getFirst() != start.segment()) {
            return segments.isEmpty() && start.offset() == 0;
        }
        return Files.size(folder.segment(start.segment())) >= start.offset();
    }

    private void apply(long segment) throws IOException {
        if (segment > end.segment()) {
            end = new Position(segment, 0);
        }
        var batch = new ArrayList<Group>();
        var lines = 0;
        for (var group : groups(segment)) {
            if (!group.isIntact()) {
                applyAll(batch);
                leaveOut(group);
                continue;
            }
            batch.add(group);
            lines += group.lines();
            if (lines >= LINES) {
                applyAll(batch);
                lines = 0;
            }
        }
        applyAll(batch);
    }

    private List<Group> groups(long segment) throws IOException {
        var offset = segment == start.segment() ? start.offset() : 0;
        return Files.size(folder.segment(segment)) < offset
                ? List.of()
                : new JournalReader(folder, segment).groups(offset);
    }

    private void leaveOut(Group group) throws IOException {
        LOGGER.warn("What the journal has from {} to {} is damaged", group.start(), group.end());
        lost++;
        end = group.end();
        if (isWhole) {
            isWhole = false;
            warn();
        }
    }

    /// A group that cannot be done again is left out; so that it takes no other with it, they are then tried
    /// one by one.
    private void applyAll(List<Group> batch) throws IOException {
        if (!batch.isEmpty() && !attempt(batch)) {
            for (var group : batch) {
                if (!attempt(List.of(group))) {
                    leaveOut(group);
                }
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
            end = groups.getLast().end();
            return true;
        } catch (StoreException | IllegalStateException | UnreadableTextException damage) {
            if (Weather.isOfTheSystem(damage) || Weather.isClosed(damage)) {
                throw damage;
            }
            LOGGER.warn("{} groups of the journal from {} on cannot be done again", groups.size(), first, damage);
            return false;
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
            case Entry entry -> writer.repeat(isWhole ? entry : claimed(entry));
            case JournalLine.BeginStep(var name, var at) -> writer.undo().begin(name, at);
            case JournalLine.DropStep() -> writer.undo().drop();
            case JournalLine.Inherit(var heirs) -> writer.undo().inherit(heirs);
            case JournalLine.Keep(var numbers) -> rewind(() -> writer.undo().keep(numbers));
            case JournalLine.Undo() -> rewind(writer.undo()::undo);
            case JournalLine.Redo() -> rewind(writer.undo()::redo);
            case JournalLine.Forget(var numbers) -> OldFires.forget(database.writer(), numbers);
            case JournalLine.SavePool(var pool) -> SmallRows.savePool(database.writer(), pool);
            case JournalLine.SaveMemo(var name, var text) -> SmallRows.saveMemo(database.writer(), name, text);
        }
    }

    /// Where a claim may be missing, a fire begins with the first that is known of it.
    private Entry claimed(Entry entry) {
        var claims = new ArrayList<>(entry.claims());
        var numbers = new HashSet<>(FireRows.findNumbers(database.writer(), entry.fires()));
        claims.forEach(claim -> numbers.add(claim.number()));
        var reminders = ReminderRows.findVersions(database.writer(), reminders(entry.fires()));
        for (var fire : entry.fires()) {
            if (reminders.containsKey(fire.fence().reminder()) && numbers.add(fire.number())) {
                claims.add(fire);
            }
        }
        return entry.withClaims(claims);
    }

    private static Long[] reminders(List<Fire> fires) {
        return fires.stream().map(fire -> fire.fence().reminder().value()).toArray(Long[]::new);
    }

    /// Where a step may be missing, the latest may be another one than the user meant.
    private void rewind(Runnable exchange) {
        if (isWhole) {
            exchange.run();
        }
    }
}
