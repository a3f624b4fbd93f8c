package io.gadfly.app.cli;

import io.gadfly.icalendar.subscription.Fetched;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionFetcher;
import io.gadfly.icalendar.subscription.SubscriptionState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Brings what is to be imported into regular files, so that no import waits for input while it holds the store: what
/// is one already is read where it is, all else (the standard input, pipes, addresses) is copied for as long as this is
/// open.
final class ImportSources implements AutoCloseable {
    private static final String STANDARD_INPUT = "-";
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|webcals?)://.*");
    private static final long LARGEST_MIB = 1024;
    private static final int PIECE = 1 << 16;

    private final Invocation here;
    private final List<Path> copies = new ArrayList<>();

    ImportSources(Invocation here) {
        this.here = here;
    }

    static String inWords(String source) {
        return source.equals(STANDARD_INPUT) ? Words.of("import.standard.input") : source;
    }

    /// Returns when all of the source has come.
    Path file(String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return copy(here.output().input());
        }
        return ADDRESS.matcher(name).matches() ? fetch(name) : local(name);
    }

    private Path local(String name) throws IOException {
        var file = resolve(name);
        if (Files.isDirectory(file)) {
            throw new IOException(Words.of("file.is.folder"));
        }
        if (Files.isRegularFile(file)) {
            return file;
        }
        try (var in = Files.newInputStream(file)) {
            return copy(in);
        }
    }

    private Path resolve(String name) throws IOException {
        try {
            return here.resolve(Path.of(name));
        } catch (InvalidPathException unusable) {
            throw new IOException(Words.of("file.name.unusable"), unusable);
        }
    }

    private Path fetch(String name) throws IOException {
        var address =
                Subscription.addressOf(name).orElseThrow(() -> new IOException(Words.of("import.address.unusable")));
        try (var fetcher = new SubscriptionFetcher(here.clock())) {
            return fetch(fetcher, address);
        }
    }

    private Path fetch(SubscriptionFetcher fetcher, URI address) throws IOException {
        var once = Subscription.of(address, "");
        return switch (fetcher.fetch(once, SubscriptionState.NEW)) {
            case Fetched.Fresh fresh -> {
                try (var body = fresh.body()) {
                    yield copy(body);
                }
            }
            case Fetched.Unchanged _ -> throw new IOException(Words.of("import.address.unusable"));
            case Fetched.Failed(var state) -> throw new IOException(state.failure());
        };
    }

    private Path copy(InputStream in) throws IOException {
        var copy = here.house().arrivals().newFile();
        copies.add(copy);
        try (var out = Files.newOutputStream(copy)) {
            var left = LARGEST_MIB << 20;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                left -= piece.length;
                if (left < 0) {
                    throw new IOException(Words.of("file.endless", LARGEST_MIB));
                }
                out.write(piece);
            }
        }
        return copy;
    }

    @Override
    public void close() throws IOException {
        for (var copy : copies) {
            Files.deleteIfExists(copy);
        }
    }
}
