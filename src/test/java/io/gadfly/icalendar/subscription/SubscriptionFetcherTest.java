package io.gadfly.icalendar.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.gadfly.icalendar.subscription.Fetched.Failed;
import io.gadfly.icalendar.subscription.Fetched.Fresh;
import io.gadfly.icalendar.subscription.Fetched.Unchanged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionFetcherTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

    private HttpServer server;
    private SubscriptionFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        fetcher = new SubscriptionFetcher(InstantSource.fixed(NOW), 1000, Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.stop(0);
    }

    @Test
    void fetchesACalendarAndRemembersItsTag() throws IOException {
        serve("/a.ics", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            answer(exchange, 200, CALENDAR);
        });

        var fresh = assertInstanceOf(Fresh.class, fetch("/a.ics", SubscriptionState.NEW));

        assertEquals(CALENDAR, new String(fresh.body().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(Optional.of("\"1\""), fresh.state().entityTag());
        assertEquals(Optional.of(NOW), fresh.state().lookedAt());
    }

    @Test
    void asksOnlyForWhatHasChanged() {
        serve("/a.ics", exchange -> {
            var headers = exchange.getRequestHeaders();
            boolean known = List.of("\"1\"").equals(headers.get("If-None-Match"))
                    && List.of("Mon, 02 Mar 2026 09:00:00 GMT").equals(headers.get("If-Modified-Since"));
            answer(exchange, known ? 304 : 500, "");
        });
        var state = new SubscriptionState(
                Optional.of("\"1\""),
                Optional.of("Mon, 02 Mar 2026 09:00:00 GMT"),
                Optional.empty(),
                Optional.empty(),
                2,
                "was offline");

        var unchanged = assertInstanceOf(Unchanged.class, fetch("/a.ics", state));

        assertEquals(0, unchanged.state().failures());
        assertEquals(Optional.of("\"1\""), unchanged.state().entityTag());
    }

    @Test
    void aBodyThatStallsAfterItsHeadersEnds() {
        var stalled = new CountDownLatch(1);
        serve("/a.ics", exchange -> {
            exchange.sendResponseHeaders(200, CALENDAR.length());
            exchange.getResponseBody().write('B');
            exchange.getResponseBody().flush();
            await(stalled);
        });

        try (var hasty = new SubscriptionFetcher(InstantSource.fixed(NOW), 1000, Duration.ofMillis(200))) {
            var fresh = assertInstanceOf(Fresh.class, hasty.fetch(subscription("/a.ics"), SubscriptionState.NEW));

            assertThrows(IOException.class, () -> fresh.body().readAllBytes());
        } finally {
            stalled.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    @Test
    void followsARedirect() throws IOException {
        serve("/old.ics", exchange -> redirect(exchange, "/new.ics"));
        serve("/new.ics", exchange -> answer(exchange, 200, CALENDAR));

        assertInstanceOf(Fresh.class, fetch("/old.ics", SubscriptionState.NEW))
                .body()
                .close();
    }

    @Test
    void doesNotFollowRedirectsForEver() {
        serve("/a.ics", exchange -> redirect(exchange, "/a.ics"));

        assertEquals("The server sends elsewhere more than 5 times.", failure(fetch("/a.ics", SubscriptionState.NEW)));
    }

    @Test
    void doesNotFollowARedirectToAFile() {
        serve("/a.ics", exchange -> redirect(exchange, "file:///etc/passwd"));

        assertEquals(
                "The server sends elsewhere, to an address that is neither http nor https; that was not followed.",
                failure(fetch("/a.ics", SubscriptionState.NEW)));
    }

    @Test
    void takesNoCalendarThatSaysItIsTooLong() {
        serve("/a.ics", exchange -> answer(exchange, 200, "x".repeat(1001)));

        assertEquals(
                "The calendar is longer than 0 MB and was not taken.", failure(fetch("/a.ics", SubscriptionState.NEW)));
    }

    @Test
    void stopsReadingACalendarThatIsLongerThanItMayBe() {
        serve("/a.ics", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write("x".repeat(5000).getBytes(StandardCharsets.UTF_8));
            }
        });

        var fresh = assertInstanceOf(Fresh.class, fetch("/a.ics", SubscriptionState.NEW));

        assertThrows(IOException.class, () -> fresh.body().readAllBytes());
    }

    @Test
    void aServerThatIsNotThereIsAFailureAndTheOldStateStays() {
        var state = new SubscriptionState(
                Optional.of("\"1\""), Optional.empty(), Optional.of(NOW), Optional.empty(), 1, "");
        server.stop(0);

        var failed = assertInstanceOf(Failed.class, fetch("/a.ics", state));

        assertEquals(2, failed.state().failures());
        assertEquals(Optional.of("\"1\""), failed.state().entityTag());
    }

    @Test
    void anErrorOfTheServerIsAFailure() {
        serve("/a.ics", exchange -> answer(exchange, 503, "later"));

        assertEquals("The server answered with 503.", failure(fetch("/a.ics", SubscriptionState.NEW)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | 1800 | 2026-03-02T09:30:00Z",
                "429 | Mon, 02 Mar 2026 10:30:00 GMT | 2026-03-02T10:30:00Z",
                "503 | 99999999999999999999 | 2026-03-03T09:00:00Z",
                "503 | 1 | 2026-03-02T09:05:00Z",
                "503 | soon | 2026-03-02T09:05:00Z",
                "500 | 1800 | 2026-03-02T09:05:00Z"
            })
    void isNotAskedAgainBeforeItsServerWantsItAndAtTheLatestAfterADay(int status, String retryAfter, Instant next) {
        serve("/a.ics", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            answer(exchange, status, "later");
        });

        var failed = assertInstanceOf(Failed.class, fetch("/a.ics", SubscriptionState.NEW));

        assertEquals(Optional.of(next), failed.state().nextLook(subscription("/a.ics"), NOW));
        assertEquals(
                Optional.of(NOW.plus(Duration.ofHours(1))),
                failed.state().unchanged(NOW).nextLook(subscription("/a.ics"), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "text/calendar; charset=windows-1251, windows-1251",
        "text/calendar;method=PUBLISH;Charset=\"KOI8-R\", KOI8-R",
        "text/calendar; charset=ISO-8859-1, UTF-8"
    })
    void readsTheCharsetThatItsServerAnnounces(String type, String charset) throws IOException {
        serve("/a.ics", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            answer(exchange, 200, "SUMMARY:Врач\n".getBytes(Charset.forName(charset)));
        });

        var fresh = assertInstanceOf(Fresh.class, fetch("/a.ics", SubscriptionState.NEW));

        assertEquals("SUMMARY:Врач\n", new String(fresh.body().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), fresh.note());
    }

    @Test
    void saysWhichAnnouncedCharsetItDoesNotKnow() throws IOException {
        serve("/a.ics", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/calendar; charset=x-nobody");
            answer(exchange, 200, CALENDAR);
        });

        var fresh = assertInstanceOf(Fresh.class, fetch("/a.ics", SubscriptionState.NEW));

        assertEquals(
                Optional.of("The server says that the calendar is in x-nobody, which is not known; "
                        + "it was read as if it had not."),
                fresh.note());
        assertEquals(CALENDAR, new String(fresh.body().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void unpacksWhatCameGzippedUnasked() throws IOException {
        serve("/a.ics", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, gzipped(CALENDAR));
        });

        var fresh = assertInstanceOf(Fresh.class, fetch("/a.ics", SubscriptionState.NEW));

        assertEquals(CALENDAR, new String(fresh.body().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void stopsReadingAGzippedCalendarThatIsLongerThanItMayBe() {
        serve("/a.ics", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, gzipped("x".repeat(5000)));
        });

        var fresh = assertInstanceOf(Fresh.class, fetch("/a.ics", SubscriptionState.NEW));

        assertThrows(IOException.class, () -> fresh.body().readAllBytes());
    }

    @Test
    void whatOnlySaysThatItIsGzippedIsAFailure() {
        serve("/a.ics", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, CALENDAR);
        });

        assertInstanceOf(Failed.class, fetch("/a.ics", SubscriptionState.NEW));
    }

    private static byte[] gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Fetched fetch(String path, SubscriptionState state) {
        return fetcher.fetch(subscription(path), state);
    }

    private Subscription subscription(String path) {
        var address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return Subscription.of(address, "inbox").withInterval(Duration.ofHours(1));
    }

    private static String failure(Fetched fetched) {
        return assertInstanceOf(Failed.class, fetched).state().failure();
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        answer(exchange, 302, "");
    }
}
