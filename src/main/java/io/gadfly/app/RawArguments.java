package io.gadfly.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The arguments of this process in UTF-8. The platform reads them in the locale's charset, so that without a locale,
/// as in a cron job or a container, it loses every letter that is not English.
final class RawArguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private RawArguments() {}

    /// @param read the arguments as the platform read them
    static List<String> of(List<String> read) {
        if (Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).equals(StandardCharsets.UTF_8)) {
            return read;
        }
        try {
            return last(read, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException _) {
            return read;
        }
    }

    /// @param commandLine words that each end with a NUL; the last of them are the arguments
    static List<String> last(List<String> read, byte[] commandLine) {
        var words = List.of(new String(commandLine, StandardCharsets.UTF_8).split("\0", -1));
        var first = words.size() - 1 - read.size();
        return first < 0 ? read : words.subList(first, words.size() - 1);
    }
}
