package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// To import a calendar opens no connection, starts no program and writes no file outside the data folder, whatever it
/// asks for: the virtual machine watches all threads of the process, and each kind of deed is seen when it is done.
class NothingHappensTest {
    private static final String GREEDY = """
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:Own
            TZURL:http://127.0.0.1:9/zone.ics
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Own:20260302T090000
            URL:http://127.0.0.1:9/page
            ATTACH:http://127.0.0.1:9/picture.png
            ATTACH:file:///etc/passwd
            ATTACH:\\\\server\\share\\x
            ATTACH;FILENAME=../../x.desktop;ENCODING=BASE64;VALUE=BINARY:AAAA
            X-ALT-DESC;FMTTYPE=text/html:<img src="http://127.0.0.1:9/x">
            CONFERENCE;VALUE=URI:http://127.0.0.1:9/talk
            IMAGE;VALUE=URI;DISPLAY=BADGE:http://127.0.0.1:9/logo.png
            SOURCE;VALUE=URI:http://127.0.0.1:9/again.ics
            BEGIN:VALARM
            ACTION:PROCEDURE
            TRIGGER:PT0S
            ATTACH:file:///bin/sh
            END:VALARM
            BEGIN:VALARM
            ACTION:EMAIL
            TRIGGER:PT1M
            ATTENDEE:mailto:a@example.org
            END:VALARM
            BEGIN:VALARM
            ACTION:AUDIO
            TRIGGER:PT2M
            ATTACH:http://127.0.0.1:9/sound.wav
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    /// Lines that each ask for one deed.
    static Stream<String> requests() {
        String server = "http://127.0.0.1:9/";
        return Stream.of(
                "URL:" + server,
                "ATTACH:" + server,
                "ATTACH;FMTTYPE=image/png;VALUE=URI:" + server,
                "IMAGE;VALUE=URI;DISPLAY=BADGE:" + server,
                "CONFERENCE;VALUE=URI;FEATURE=PHONE:" + server,
                "SOURCE;VALUE=URI:" + server,
                "STRUCTURED-DATA;VALUE=URI:" + server,
                "DESCRIPTION;ALTREP=\"" + server + "\":words",
                "X-ALT-DESC;FMTTYPE=text/html:<img src=\"" + server + "\">",
                "ORGANIZER;DIR=\"" + server + "\":mailto:a@example.org",
                "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:PT0S\nATTACH:" + server + "\nEND:VALARM",
                "BEGIN:VALARM\nACTION:PROCEDURE\nTRIGGER:PT0S\nATTACH:run:java\nEND:VALARM",
                "ATTACH;FILENAME=write:x.desktop;ENCODING=BASE64;VALUE=BINARY:AAAA",
                "END:VEVENT\nBEGIN:VTIMEZONE\nTZID:Other\nTZURL:" + server + "\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:2");
    }

    private static String request(String line, int port) {
        return Calendars.event("DTSTART:20260302T090000Z", line.replace("127.0.0.1:9", "127.0.0.1:" + port));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whateverALineAsksFor(String line) throws Exception {
        try (var listener = new Listener();
                var desk = new Desk()) {
            var seen = watched(() -> {
                desk.take(request(line, listener.port()));
                desk.pass(Duration.ofHours(3));
            });

            assertEquals(List.of(), seen);
            assertFalse(listener.wasCalled());
        }
    }

    private static final Pattern REQUEST = Pattern.compile("(run|write|http://127\\.0\\.0\\.1):([\\w.]+)");

    /// How the virtual machine calls what nobody may do.
    private static final List<String> DEEDS =
            List.of("jdk.SocketConnect", "jdk.SocketRead", "jdk.SocketWrite", "jdk.ProcessStart", "jdk.FileWrite");

    @TempDir
    private Path folder = Path.of("unset");

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void whateverACalendarAsksFor() throws Exception {
        try (var listener = new Listener();
                var desk = new Desk(data())) {
            var greedy = GREEDY.replace("127.0.0.1:9", "127.0.0.1:" + listener.port());

            var seen = watched(() -> {
                desk.take(Calendars.event("DTSTART:20260302T090000Z"));
                desk.take(greedy);
                desk.pass(Duration.ofHours(3));
                desk.export();
            });

            assertTrue(desk.nags.size() >= 3, "its alarms have spoken");
            assertEquals(
                    List.of(),
                    seen.stream().filter(deed -> !isInDataFolder(deed)).toList());
            assertTrue(seen.stream().anyMatch(this::isInDataFolder), "the store was watched too");
            assertFalse(listener.wasCalled());
        }
    }

    @Nested
    class TheWatchSees {
        @ParameterizedTest
        @MethodSource("io.gadfly.icalendar.NothingHappensTest#requests")
        void aReaderThatDoesWhatALineAsksFor(String line) throws Exception {
            try (var listener = new Listener()) {
                var calendar = request(line, listener.port());

                var seen = watched(() -> inAnotherThread(() -> obey(calendar)));

                assertNotEquals(List.of(), seen);
                assertEquals(line.contains("http:"), listener.wasCalled());
            }
        }

        /// As a reader would that trusts its calendars.
        private void obey(String calendar) throws Exception {
            for (var asked = REQUEST.matcher(calendar); asked.find(); ) {
                switch (asked.group(1)) {
                    case "run" ->
                        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", asked.group(2))
                                        .toString())
                                .start()
                                .waitFor();
                    case "write" -> Files.writeString(folder.resolve(asked.group(2)), "x");
                    default -> call(Integer.parseInt(asked.group(2)));
                }
            }
        }

        private static void call(int port) throws IOException {
            try (var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                socket.write(ByteBuffer.wrap(new byte[] {'x'}));
            }
        }

        @Test
        void aFileThatAnyThreadWrites() throws Exception {
            var seen = watched(() -> inAnotherThread(() -> Files.writeString(folder.resolve("written"), "x")));

            assertTrue(seen.stream().anyMatch(deed -> deed.contains("jdk.FileWrite") && deed.contains("written")));
        }

        @Test
        void aProgramThatAnyThreadStarts() throws Exception {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

            var seen = watched(() -> inAnotherThread(
                    () -> new ProcessBuilder(java, "--version").start().waitFor()));

            assertTrue(seen.stream().anyMatch(deed -> deed.contains("jdk.ProcessStart")), seen.toString());
        }

        @Test
        void aConnectionOfAnyThread() throws Exception {
            try (var listener = new Listener()) {
                var seen = watched(() -> inAnotherThread(() -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
                        socket.getOutputStream().write('x');
                    }
                }));

                assertTrue(seen.stream().anyMatch(deed -> deed.contains("jdk.Socket")), seen.toString());
                assertTrue(listener.wasCalled());
            }
        }

        @Test
        void aRequestOverHttp() throws Exception {
            try (var listener = new Listener();
                    var client = HttpClient.newHttpClient()) {
                var address = URI.create("http://127.0.0.1:" + listener.port() + "/");

                var asked = client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());

                assertTrue(listener.wasCalled());
                asked.cancel(true);
                client.shutdownNow();
            }
        }
    }

    private boolean isInDataFolder(String deed) {
        return deed.contains("jdk.FileWrite") && deed.contains(data().toString());
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws Exception;
    }

    private static void inAnotherThread(Deed deed) throws Exception {
        var done = new FutureTask<Void>(() -> {
            deed.run();
            return null;
        });
        Thread.ofVirtual().start(done);
        done.get(30, TimeUnit.SECONDS);
    }

    /// What the process did to the world meanwhile, in whatever thread; what goes to the console has no path.
    private List<String> watched(Deed deed) throws Exception {
        Path file = folder.resolve("watched.jfr");
        try (var recording = new Recording()) {
            DEEDS.forEach(name -> recording.enable(name).withoutThreshold().withoutStackTrace());
            recording.start();
            deed.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> !event.hasField("path") || event.getString("path") != null)
                .map(NothingHappensTest::inWords)
                .toList();
    }

    private static String inWords(RecordedEvent event) {
        return event.getEventType().getName() + ' ' + event;
    }

    /// A server that only notes whether anybody called.
    private static final class Listener implements AutoCloseable {
        private final ServerSocket socket;

        Listener() throws IOException {
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        }

        int port() {
            return socket.getLocalPort();
        }

        /// Calls that came wait to be taken.
        boolean wasCalled() throws IOException {
            socket.setSoTimeout(200);
            try (var call = socket.accept()) {
                return call.isConnected();
            } catch (SocketTimeoutException _) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
