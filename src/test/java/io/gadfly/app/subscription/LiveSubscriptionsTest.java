package io.gadfly.app.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.kernel.Simulation;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSubscriptionsTest {
    @TempDir
    private Path folder = Path.of("unset");

    private final Simulation world = new Simulation(1, Instant.parse("2026-03-02T08:00:00Z"));
    private CalendarServer server;
    private Engine engine;
    private LiveSubscriptions subscriptions;

    @BeforeEach
    void start() throws IOException {
        server = new CalendarServer();
        server.offer("UID:standup\nDTSTART:20260309T090000Z\nSUMMARY:Stand-up");
        var file = folder.resolve("subscriptions.json");
        Subscriptions.open(file, _ -> false).add(Subscription.of(server.address(), "work"));
        var surroundings = new Surroundings(world, () -> Zone.UTC, () -> EngineSettings.DEFAULT);
        engine = Engine.start(world.system(), new MemoryRepository(), Media.of(), surroundings);
        subscriptions =
                new LiveSubscriptions(file, new Arrivals(folder, world), engine, world.system(), world, () -> Zone.UTC);
        world.settle();
    }

    @AfterEach
    void stop() {
        engine.close();
        world.settle();
        subscriptions.close();
        server.close();
    }

    @Test
    void oneThatAnUndoBringsBackIsLookedAtAtOnce() {
        world.advance(Duration.ofMinutes(1));
        assertEquals(1, server.asked());
        subscriptions
                .service()
                .unsubscribe(subscriptions.service().list().getFirst().subscription());
        world.advance(Duration.ofMinutes(1));

        engine.service().undo();
        world.advance(Duration.ofSeconds(2));

        assertEquals(2, server.asked());
    }
}
