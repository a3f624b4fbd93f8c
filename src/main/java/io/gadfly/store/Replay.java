package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.text.JournalText;
import io.gadfly.store.text.JournalText.Line;
import io.gadfly.store.text.UnreadableTextException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Applies the groups of a journal that were committed to a database that lacks them, or some of them.
final class Replay {
    private static final int LINES_AT_ONCE = 1000;

    private final Database database;
    private final ChangeWriter writer;
    private long applied;
    private boolean everythingWasReadable = true;

    Replay(Database database) {
        this.database = database;
        this.writer = new ChangeWriter(database.writer(), Journal.NONE);
    }

    long applied() {
        return applied;
    }

    boolean everythingWasReadable() {
        return everythingWasReadable;
    }

    void apply(Path segment) throws IOException {
        var committed = committedLines(segment);
        try (var lines = open(segment)) {
            var batch = new ArrayList<Line>();
            int number = 0;
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                if (committed.get(number++)) {
                    parse(text).ifPresent(batch::add);
                }
                if (batch.size() == LINES_AT_ONCE) {
                    applyAll(batch);
                }
            }
            applyAll(batch);
        }
    }

    /// The numbers, from 0, of the lines between a begin and its commit.
    private static BitSet committedLines(Path segment) throws IOException {
        var committed = new BitSet();
        try (var lines = open(segment)) {
            int number = 0;
            int begin = 0;
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                if (text.startsWith("{\"begin\"")) {
                    begin = number;
                } else if (text.equals(JournalText.COMMIT)) {
                    committed.set(begin, number);
                }
                number++;
            }
        }
        return committed;
    }

    /// A byte that was damaged costs its line, not the file.
    private static BufferedReader open(Path segment) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(Channels.newReader(Files.newByteChannel(segment), decoder, -1));
    }

    private Optional<Line> parse(String text) {
        try {
            return Optional.of(JournalText.read(text));
        } catch (UnreadableTextException damaged) {
            everythingWasReadable = false;
            return Optional.empty();
        }
    }

    private void applyAll(List<Line> batch) {
        applied += database.writer().transaction(() -> {
            batch.forEach(this::apply);
            return batch.stream().filter(Replay::isChange).count();
        });
        batch.clear();
    }

    private static boolean isChange(Line line) {
        return switch (line) {
            case Line.Begin _, Line.Commit _ -> false;
            case Line.Put _, Line.Delete _, Line.PutFire _, Line.DropFire _, Line.PutPool _ -> true;
        };
    }

    private void apply(Line line) {
        switch (line) {
            case Line.Begin _, Line.Commit _ -> {}
            case Line.Put(var planned) -> {
                makeRoomFor(planned);
                write(List.of(planned), List.of(), List.of());
            }
            case Line.Delete(var id) -> {
                Counter.keepHighest(database.writer());
                write(List.of(), List.of(id), List.of());
            }
            case Line.PutFire(var fire) -> put(fire);
            case Line.DropFire(var fence) ->
                database.writer().update("DELETE FROM fire WHERE " + FireRows.HAS_FENCE, FireRows.key(fence));
            case Line.PutPool(var pool) -> SmallRows.savePool(database.writer(), pool);
        }
    }

    private void makeRoomFor(Planned planned) {
        database.writer()
                .update(
                        "DELETE FROM reminder WHERE uid = ? AND id <> ?",
                        planned.reminder().uid(),
                        planned.reminder().id().value());
    }

    private void put(Fire fire) {
        var session = database.writer();
        if (ReminderRows.find(session, fire.fence().reminder()).isEmpty()) {
            return;
        }
        session.update("DELETE FROM fire WHERE number = ?", fire.number());
        session.update("DELETE FROM fire WHERE " + FireRows.HAS_FENCE, FireRows.key(fire.fence()));
        write(List.of(), List.of(), List.of(fire));
    }

    private void write(List<Planned> reminders, List<ReminderId> deleted, List<Fire> claims) {
        writer.write(new Changes(Instant.EPOCH, reminders, deleted, claims, List.of(), List.of(), Optional.empty()));
    }
}
