package io.gadfly.store;

import io.gadfly.store.Journal.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Finds the groups of a segment.
record JournalReader(JournalFolder folder, long segment) {
    /// @param lines how many, without the one that ends it
    /// @param isIntact whether it is as it was written
    record Group(Position start, Position end, int lines, boolean isIntact) {}

    /// From `offset` on. What has no end was not wholly written when the writer died, and is none. A group
    /// whose end was damaged is one with the next, and neither is intact.
    List<Group> groups(long offset) throws IOException {
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
                var isIntact = text.equals(JournalFolder.endOfGroup(checksum.getValue()));
                groups.add(new Group(
                        new Position(segment, start), new Position(segment, lines.offset()), count, isIntact));
                checksum.reset();
                start = lines.offset();
                count = 0;
            }
        }
        return groups;
    }
}
