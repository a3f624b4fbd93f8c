package io.gadfly.store;

import io.gadfly.store.text.JournalText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal in numbered segments: a new one begins with each backup, and those older than the oldest backup are not
/// needed any more.
final class FileJournal implements Journal, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileJournal.class);
    private static final String SUFFIX = ".jsonl";
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final InstantSource clock;
    private final StringBuilder group = new StringBuilder();
    private long segment;
    private FileChannel channel;
    private long groupStart;
    private long end;

    private FileJournal(Path directory, InstantSource clock, long segment) throws IOException {
        this.directory = directory;
        this.clock = clock;
        this.segment = segment;
        this.channel = open(segmentFile(directory, segment));
        this.groupStart = channel.size();
        this.end = groupStart;
    }

    /// Goes on with the latest segment.
    static FileJournal open(Path directory, InstantSource clock) throws IOException {
        return new FileJournal(directory, clock, Math.max(1, latest(directory)));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    static Path segmentFile(Path directory, long segment) {
        return directory.resolve(String.format(Locale.ROOT, "%06d", segment) + SUFFIX);
    }

    /// The numbers of the segments there are, in their order.
    static List<Long> segments(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+\\" + SUFFIX))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static long latest(Path directory) throws IOException {
        return segments(directory).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public void add(String line) {
        if (isGroupEmpty()) {
            group.append(JournalText.begin(clock.instant())).append('\n');
        }
        group.append(line).append('\n');
        if (group.length() > BUFFER) {
            try {
                flush();
            } catch (IOException weather) {
                throw Weather.toStoreException(weather);
            }
        }
    }

    private boolean isGroupEmpty() {
        return group.isEmpty() && end == groupStart;
    }

    /// The database has it already: that the second copy cannot be written is told in the log and fails nobody.
    @Override
    public void commit() {
        try {
            if (!isGroupEmpty()) {
                group.append(JournalText.COMMIT).append('\n');
                flush();
                groupStart = end;
            }
        } catch (IOException weather) {
            LOGGER.warn("The journal of reminders cannot be written", weather);
            rollback();
        }
    }

    private void flush() throws IOException {
        var bytes = StandardCharsets.UTF_8.encode(group.toString());
        while (bytes.hasRemaining()) {
            end += channel.write(bytes);
        }
        group.setLength(0);
    }

    @Override
    public void rollback() {
        group.setLength(0);
        try {
            channel.truncate(groupStart);
            end = groupStart;
        } catch (IOException weather) {
            // The group has no end mark, so nobody will read it.
            LOGGER.warn("The journal of reminders cannot be cut back", weather);
        }
    }

    /// Begins a new segment and answers with its number.
    long rotate() throws IOException {
        channel.force(true);
        var next = open(segmentFile(directory, segment + 1));
        channel.close();
        channel = next;
        segment++;
        groupStart = channel.size();
        end = groupStart;
        return segment;
    }

    void forgetBefore(long oldest) throws IOException {
        for (var number : segments(directory)) {
            if (number < oldest) {
                Files.deleteIfExists(segmentFile(directory, number));
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.force(true);
        channel.close();
    }
}
