package io.gadfly.icalendar.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.gadfly.icalendar.subscription.Findings.Finding;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefresherTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path folder;

    private final List<Incoming> imported = new ArrayList<>();
    private List<Incoming.Remark> remarks = List.of();
    private List<Verdict> verdicts = List.of();
    private Instant now = START;
    private String type = "text/calendar";
    private String body = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
    private HttpServer server;
    private SubscriptionFetcher fetcher;
    private Subscriptions subscriptions;
    private Refresher refresher;

    @BeforeEach
    void subscribe() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        fetcher = new SubscriptionFetcher(() -> now);
        subscriptions = Subscriptions.open(folder.resolve("subscriptions.json"), _ -> false);
        var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/a.ics");
        subscriptions.add(Subscription.of(address, "inbox").withInterval(Duration.ofHours(1)));
        refresher = new Refresher(
                subscriptions, fetcher, new Arrivals(folder, () -> now), () -> now, () -> Zone.UTC, this::take);
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.stop(0);
    }

    private ImportReport take(Subscriptions.Entry entry, Iterator<Incoming> items) {
        items.forEachRemaining(imported::add);
        return new ImportReport(entry.subscription().address().toString(), verdicts, remarks, true);
    }

    private List<Refreshed> refreshDue() {
        return refresher.refresh(refresher.due(Set.of()));
    }

    @Test
    void importsWhatIsDueAsReadOnlyAndWaitsForTheInterval() {
        assertInstanceOf(Refreshed.Imported.class, refreshDue().getFirst());

        var item = assertInstanceOf(Incoming.Item.class, imported.getFirst());
        assertTrue(item.origin().subscribed());
        assertEquals(Optional.of(START.plus(Duration.ofHours(1))), refresher.nextLook());
        assertEquals(List.of(), refreshDue());
    }

    @Test
    void saysWithTheItemsThatTheAnnouncedCharsetIsNotKnown() {
        type = "text/calendar; charset=x-nobody";

        refreshDue();

        var remark = assertInstanceOf(Incoming.Remark.class, imported.getFirst());
        assertTrue(remark.text().contains("x-nobody"), remark.text());
        assertInstanceOf(Incoming.Item.class, imported.get(1));
    }

    @Test
    void readsStatesThatWereKeptBeforeAServerCouldAskForPatience() throws IOException {
        refreshDue();
        var file = folder.resolve("subscriptions.json");
        var text = Files.readString(file);
        Files.writeString(file, text.replaceFirst(",\\s*\"notBefore\" : null", ""));

        assertTrue(text.contains("notBefore"));
        assertFalse(Files.readString(file).contains("notBefore"));
        assertEquals(subscriptions.list(), Subscriptions.open(file, _ -> false).list());
    }

    @Test
    void keepsWhatWasRefusedAndWhatElseThereWasToSay() {
        verdicts = List.of(
                new Verdict(Kind.ADDED, 3, "a", "Tea", "", List.of("its alarm would send a mail")),
                new Verdict(Kind.REFUSED, 9, "b", "Fair", "30 February is no day", List.of()));
        remarks = List.of(new Incoming.Remark(1, "it is Latin-1"));

        refreshDue();

        var brought = Subscriptions.open(folder.resolve("subscriptions.json"), _ -> false)
                .list()
                .getFirst()
                .state()
                .brought()
                .orElseThrow();
        assertEquals(1, brought.taken());
        assertEquals(
                new Findings(
                        List.of(new Finding(9, "Fair", "30 February is no day")),
                        List.of(
                                new Finding(1, "", "it is Latin-1"),
                                new Finding(3, "Tea", "its alarm would send a mail"))),
                brought.findings());
    }

    @Test
    void ofVeryManyThatWereRefusedItKeepsTheFirst() {
        verdicts =
                Collections.nCopies(1_000, new Verdict(Kind.REFUSED, 9, "b", "x".repeat(9_000), "no day", List.of()));

        refreshDue();

        var brought = subscriptions.list().getFirst().state().brought().orElseThrow();
        assertEquals(1_000, brought.refused());
        assertEquals(Findings.MOST, brought.findings().refused().size());
        assertTrue(brought.findings().refused().getFirst().title().length() < 1_000);
    }

    @Test
    void readsStatesThatWereKeptBeforeThereWereFindings() throws IOException {
        refreshDue();
        var file = folder.resolve("subscriptions.json");
        var text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("(?s),\\s*\"findings\" : \\{.*?\\}", ""));

        assertTrue(text.contains("findings"));
        assertFalse(Files.readString(file).contains("findings"));
        assertEquals(subscriptions.list(), Subscriptions.open(file, _ -> false).list());
    }

    @Test
    void looksAgainSoonAfterAFailureAndLaterWithEach() {
        body = "<html>Sorry</html>";

        assertInstanceOf(Refreshed.Failed.class, refreshDue().getFirst());
        assertEquals(Optional.of(now.plus(Duration.ofMinutes(5))), refresher.nextLook());

        now = now.plus(Duration.ofMinutes(5));
        refreshDue();
        assertEquals(Optional.of(now.plus(Duration.ofMinutes(10))), refresher.nextLook());
    }

    @Test
    void aLookWhileTheClockStoodInTheFutureCountsAsNone() {
        now = Instant.parse("2099-01-01T00:00:00Z");
        refreshDue();

        now = START;

        assertEquals(1, refreshDue().size());
        assertEquals(Optional.of(START.plus(Duration.ofHours(1))), refresher.nextLook());
    }

    @Test
    void asksForAllAgainWhatWasCutOff() {
        remarks = List.of(new Incoming.Remark(9, "it ends early", true));

        assertInstanceOf(Refreshed.Failed.class, refreshDue().getFirst());

        var state = subscriptions.list().getFirst().state();
        assertEquals(Optional.empty(), state.entityTag());
        assertTrue(state.brought().isPresent());
    }

    @Test
    void remembersItsSubscriptionsOverARestart() throws IOException {
        refreshDue();

        var again = Subscriptions.open(folder.resolve("subscriptions.json"), _ -> false);

        assertEquals(subscriptions.list(), again.list());
    }

    @Test
    void whatAnotherVersionWroteBesidesIsPassedOver() throws IOException {
        var file = folder.resolve("subscriptions.json");
        Files.writeString(file, Files.readString(file).replace("\"wentWith\"", "\"other\" : [ 1 ], \"wentWith\""));

        assertEquals(subscriptions.list(), Subscriptions.open(file, _ -> false).list());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/school/Holidays.ics, Holidays",
        "https://calendar.example.com/ann%40example.org/private/basic.ics, calendar.example.com",
        "https://example.org/, example.org",
        "https://example.org, example.org",
        "https://example.org/export?user=1, export"
    })
    void isCalledAsItsFileIsUnlessThatSaysNothing(String address, String name) {
        assertEquals(name, Subscription.of(URI.create(address), "inbox").name());
    }

    @Test
    void aPausedOneIsNeverDue() throws IOException {
        subscriptions.change(subscriptions.list().getFirst().subscription().withPaused(true));

        assertEquals(Optional.empty(), refresher.nextLook());
        assertEquals(List.of(), refreshDue());
    }

    @Test
    void webcalMeansHttps() {
        assertEquals(
                Optional.of(URI.create("https://example.org/a.ics?x=1")),
                Subscription.addressOf("webcal://example.org/a.ics?x=1"));
        assertEquals(Optional.empty(), Subscription.addressOf("file:///etc/passwd"));
        assertEquals(Optional.empty(), Subscription.addressOf("no address"));
    }
}
