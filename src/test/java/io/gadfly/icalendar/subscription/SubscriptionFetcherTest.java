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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                "The server sends elsewhere, but does not say where.", failure(fetch("/a.ics", SubscriptionState.NEW)));
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
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        answer(exchange, 302, "");
    }
}
