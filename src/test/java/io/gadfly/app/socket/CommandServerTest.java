package io.gadfly.app.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.app.cli.Interruption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandServerTest {
    private static final Request REQUEST = new Request(List.of("list", "Müll 🚮", ""), "/home/ada", "Europe/Berlin");

    @TempDir
    private Path folder = Path.of("unset");

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private SocketPlace place = SocketPlace.of(folder, folder, "ada");

    @BeforeEach
    void findPlace() {
        place = SocketPlace.of(folder, folder, "ada");
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void commandRunsThereAndIsSeenHere() throws IOException {
        try (var _ = serve((request, _, out, err, _) -> {
            write(out, request.toString());
            write(err, "and that");
            return 3;
        })) {
            var seen = call(REQUEST, "");

            assertEquals(3, seen.code());
            assertEquals(REQUEST.toString(), seen.out());
            assertEquals("and that", seen.err());
        }
    }

    @Test
    void aLackOfFileHandlesPassesAndCommandsAreTakenAgain() throws IOException {
        var refusals = new AtomicInteger(2);
        CommandServer.Entrance entrance = listening -> {
            if (refusals.getAndDecrement() > 0) {
                throw new IOException("Too many open files");
            }
            return listening.accept();
        };
        try (var _ = CommandServer.open(place, executor, (_, _, _, _, _) -> 3, entrance)) {
            assertEquals(3, call(REQUEST, "").code());
        }
    }

    @Test
    void standardInputIsFetchedFromTheClient() throws IOException {
        var text = "BEGIN:VCALENDAR\n".repeat(20_000);
        try (var _ = serve((_, in, out, _, _) -> {
            try {
                in.transferTo(out);
                return 0;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        })) {
            assertEquals(text, call(REQUEST, text).out());
        }
    }

    @Test
    void folderAndSocketAreForTheOwnerAlone() throws IOException {
        try (var _ = serve((_, _, _, _, _) -> 0)) {
            assertEquals("rwx------", permissions(place.folder()));
            assertEquals("rw-------", permissions(place.socket()));
        }
        assertFalse(Files.exists(place.socket()));
    }

    @Test
    void trap24ASocketThatACrashLeftBehindIsReplacedAndTheNextStartIsAnsweredThere() throws IOException {
        Files.createDirectory(place.folder());
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(place.socket()));
        }
        assertTrue(CommandClient.connect(place.socket()).isEmpty());

        try (var _ = serve((_, _, _, _, _) -> 7)) {
            assertEquals(7, call(REQUEST, "").code());
        }
    }

    @Test
    void folderThatIsALinkIsRefused() throws IOException {
        Files.createSymbolicLink(place.folder(), Files.createTempDirectory(folder, "other"));

        assertThrows(IOException.class, () -> serve((_, _, _, _, _) -> 0));
    }

    @Test
    void longPathsMoveToAShortPlace() {
        var deep = folder.resolve("a-rather-long-name/".repeat(10));

        var short1 = SocketPlace.of(deep, Path.of("/run/user/1000"), "ada");
        var short2 = SocketPlace.of(deep.resolve("x"), Path.of("/run/user/1000"), "ada");

        assertEquals(Path.of("/run/user/1000/gadfly-ada"), short1.folder());
        assertFalse(short1.equals(short2));
    }

    @Test
    void whatIsNoRequestCostsOnlyItsConnection() throws IOException {
        try (var _ = serve((_, _, _, _, _) -> 0)) {
            try (var stranger = SocketChannel.open(UnixDomainSocketAddress.of(place.socket()))) {
                stranger.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                assertEquals(-1, stranger.read(ByteBuffer.allocate(1)));
            }
            assertEquals(0, call(REQUEST, "").code());
        }
    }

    @Test
    void clientIsToldWhenTheServerGoesAway() throws IOException {
        var server = serve((_, in, _, _, _) -> {
            try {
                return in.read();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        try (var client = CommandClient.connect(place.socket()).orElseThrow()) {
            var hanging = new FilterInputStream(InputStream.nullInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) {
                    try {
                        server.close();
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                    return -1;
                }
            };
            assertThrows(
                    IOException.class,
                    () -> client.run(REQUEST, hanging, new ByteArrayOutputStream(), new ByteArrayOutputStream()));
        }
    }

    @Test
    void aCommandCanBeTakenBackAndSaysWhatBecameOfIt() throws Exception {
        var begun = new CountDownLatch(1);
        var seen = new ByteArrayOutputStream();
        try (var _ = serve((_, _, out, _, interruption) -> {
                    heed(interruption, begun);
                    write(out, "taken back");
                    return 1;
                });
                var client = CommandClient.connect(place.socket()).orElseThrow()) {
            var code = executor.submit(
                    () -> client.run(REQUEST, InputStream.nullInputStream(), seen, new ByteArrayOutputStream()));
            assertTrue(begun.await(30, TimeUnit.SECONDS));

            client.takeBack();

            assertEquals(1, code.get(30, TimeUnit.SECONDS));
            assertEquals("taken back", seen.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aClientThatGoesAwayTakesItsCommandBack() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var _ = serve((_, _, _, _, interruption) -> {
            heed(interruption, begun);
            ended.countDown();
            return 1;
        })) {
            var client = CommandClient.connect(place.socket()).orElseThrow();
            var call = executor.submit(() -> client.run(
                    REQUEST, InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream()));
            assertTrue(begun.await(30, TimeUnit.SECONDS));

            client.close();

            assertTrue(ended.await(30, TimeUnit.SECONDS));
            assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
        }
    }

    /// Returns when the command is taken back.
    private static void heed(Interruption interruption, CountDownLatch begun) {
        var asked = new CountDownLatch(1);
        interruption.heedBy(asked::countDown);
        begun.countDown();
        try {
            assertTrue(asked.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    private CommandServer serve(CommandServer.Handler handler) throws IOException {
        return CommandServer.open(place, executor, handler);
    }

    private record Seen(int code, String out, String err) {}

    private Seen call(Request request, String input) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var client = CommandClient.connect(place.socket()).orElseThrow(EOFException::new)) {
            var code = client.run(request, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
            return new Seen(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    private static void write(OutputStream stream, String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
