package io.gadfly.store;

import io.gadfly.store.Journal.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Finds the groups of a segment that were wholly written.
record JournalReader(JournalFolder folder, long segment) {
    /// @param lines how many, without the one that ends it
    record Group(Position start, Position end, int lines) {}

    /// @param isWhole false where something follows a group that is not as it was written
    record Groups(List<Group> groups, boolean isWhole) {}

    /// From `offset` on. Ends before the first that is damaged, since all that follows builds on it.
    Groups groups(long offset) throws IOException {
        var groups = new ArrayList<Group>();
        try (var lines = new JournalLines(folder.segment(segment), offset)) {
            var checksum = new CRC32C();
            var start = lines.offset();
            var count = 0;
            for (var line = lines.next(); line.length > 0; line = lines.next()) {
                var text = new String(line, StandardCharsets.UTF_8);
                if (!JournalFolder.isEndOfGroup(text)) {
                    checksum.update(line);
                    count++;
                    continue;
                }
                if (!text.equals(JournalFolder.endOfGroup(checksum.getValue()))) {
                    return new Groups(groups, lines.next().length == 0);
                }
                groups.add(new Group(new Position(segment, start), new Position(segment, lines.offset()), count));
                checksum.reset();
                start = lines.offset();
                count = 0;
            }
        }
        return new Groups(groups, true);
    }
}
