package io.gadfly.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The segments of a journal. A new one begins with each backup, and those that no backup needs any more go away.
record JournalFolder(Path directory) {
    private static final String SUFFIX = ".jsonl";
    private static final String END = "{\"end\":\"";

    Path segment(long number) {
        return directory.resolve(String.format(Locale.ROOT, "%06d", number) + SUFFIX);
    }

    /// The numbers of the segments there are, in their order.
    List<Long> segments() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+\\" + SUFFIX))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted()
                    .toList();
        }
    }

    void forgetBefore(long oldest) throws IOException {
        for (var number : segments()) {
            if (number < oldest) {
                Files.deleteIfExists(segment(number));
            }
        }
    }

    static String endOfGroup(long checksum) {
        return END + HexFormat.of().toHexDigits((int) checksum) + "\"}\n";
    }

    static boolean isEndOfGroup(String line) {
        return line.startsWith(END);
    }
}
