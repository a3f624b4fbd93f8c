package io.gadfly.app.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.gadfly.app.subscription.SubscriptionServer.Message;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.Refresher;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionFetcher;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.reminder.ImportReport;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SubscriptionServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));

    @TempDir
    private Path folder = Path.of("unset");

    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch stalling = new CountDownLatch(1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private Subscriptions subscriptions;
    private CalendarServer good;
    private HttpServer stall;
    private ProcessRef<Message> server;

    @BeforeEach
    void start() throws IOException {
        good = closeLater(new CalendarServer());
        stall = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stall.setExecutor(closeLater(Executors.newCachedThreadPool()));
        stall.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().flush();
            stalling.countDown();
            await(stalled);
        });
        stall.start();
        subscriptions = Subscriptions.open(folder.resolve("subscriptions.json"), _ -> false);
        var fetcher = closeLater(new SubscriptionFetcher(CLOCK));
        var refresher = new Refresher(
                subscriptions,
                fetcher,
                new Arrivals(folder, CLOCK),
                CLOCK,
                () -> Zone.UTC,
                (entry, items) -> new ImportReport("feed", List.of(), List.of(), true));
        server = closeLater(ProcessSystem.onVirtualThreads(CLOCK)).spawn(new SubscriptionServer(refresher));
    }

    @AfterEach
    void stop() throws Exception {
        stalled.countDown();
        stall.stop(0);
        for (var each : open.reversed()) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T closeLater(T one) {
        open.add(one);
        return one;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    private Subscriptions.Entry subscribe(URI address) throws IOException {
        subscriptions.add(Subscription.of(address, "inbox"));
        return subscriptions.list().getLast();
    }

    private URI stalledAddress() {
        return URI.create("http://localhost:" + stall.getAddress().getPort() + "/stalled.ics");
    }

    @Test
    void aServerThatStallsAfterItsHeadersHoldsUpNoOther() throws IOException {
        var slow = subscribe(stalledAddress());
        var unanswered = server.<List<Refreshed>>ask(reply -> new Message.Refresh(List.of(slow), reply), PATIENCE);
        await(stalling);

        var quick = subscribe(good.address());
        var refreshed = server.<List<Refreshed>>call(reply -> new Message.Refresh(List.of(quick), reply), PATIENCE);

        assertInstanceOf(Refreshed.Imported.class, refreshed.getFirst());
        assertFalse(unanswered.isDone());
    }

    @Test
    void whoAsksWhileALookGoesOnGetsWhatComesOfItAndTheServerIsAskedOnce() throws IOException {
        var one = subscribe(good.address());

        var both = server.<List<Refreshed>>call(reply -> new Message.Refresh(List.of(one, one), reply), PATIENCE);

        assertEquals(2, both.size());
        assertEquals(1, good.asked());
    }

    @Test
    void whoAsksForNothingIsAnsweredAtOnce() {
        assertEquals(List.of(), server.<List<Refreshed>>call(reply -> new Message.Refresh(List.of(), reply), PATIENCE));
    }
}
