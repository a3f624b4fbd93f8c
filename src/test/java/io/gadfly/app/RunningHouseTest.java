package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.app.StoreDoor.Entry;
import io.gadfly.app.cli.ExitCode;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RunningHouseTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private Path folder = Path.of("unset");

    private Wiring wiring(ByteArrayOutputStream out) {
        return wiring(out, out);
    }

    private Wiring wiring(OutputStream out, OutputStream err) {
        var console = new Console(new ByteArrayInputStream(new byte[0]), new StandardOutput(out), err);
        var directories = Directories.of(Optional.of(folder), Map.of(), new Properties());
        return new Wiring(directories, console, CLOCK, Map.of());
    }

    private RunningHouse start() throws IOException {
        var opened = assertInstanceOf(Opening.Opened.class, Store.open(folder, CLOCK));
        return RunningHouse.start(
                new Entry.ToStore(opened.store(), Optional.empty()), wiring(new ByteArrayOutputStream()), false);
    }

    private String ask(String... words) {
        var out = new ByteArrayOutputStream();
        var all = Stream.concat(Stream.of(words), Stream.of("--data", folder.toString()))
                .toList();
        new Program(wiring(out), Arguments.of(all)).run();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoeverEndsItSecondWaitsUntilTheStoreIsFree() throws Exception {
        var house = start();

        var ends = List.of(CompletableFuture.supplyAsync(house::end), CompletableFuture.supplyAsync(house::end));
        var firsts = 0;
        for (var end : ends) {
            firsts += end.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }

        assertEquals(1, firsts);
        assertInstanceOf(Opening.Opened.class, Store.open(folder, CLOCK))
                .store()
                .close();
    }

    @Test
    void whoeverHasReadEnoughOfItsAnswerHearsNoWordOfThat() throws IOException {
        try (var _ = start()) {
            ask("add", "tea");
            for (var command : List.of("list", "export")) {
                assertEquals("0 ", askInto("Broken pipe", command));
                assertEquals(
                        "1 gadfly: the answer could not be written: No space left on device\n",
                        askInto("No space left on device", command));
            }
        }
    }

    /// Answers with the exit code and what is said on the standard error.
    private String askInto(String refusal, String command) {
        var refusing = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(refusal);
            }
        };
        var err = new ByteArrayOutputStream();
        var program = new Program(wiring(refusing, err), Arguments.of(List.of(command, "--data", folder.toString())));
        return program.run().value() + " " + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsAddedWhereEverySlotIsTakenSaysByWhenItRings() throws IOException {
        try (var _ = start()) {
            ask("pool", "default", "--limit=1");
            ask("add", "tea", "in", "1", "hour");
            ask("nag", "1", "--wait");

            var added = ask("add", "cake", "in", "5", "min");

            assertTrue(added.contains(", or, if nobody answers what rings before, by "), added);
        }
    }

    @Test
    void subscriptionsAndThePauseAreThereForCommandsAndAfterARestart() throws IOException {
        try (var house = start()) {
            assertTrue(house.reminders().steer("default", new PoolCommand.Pause()));
            assertTrue(ask("ps").contains("subscriptions"));
            assertTrue(ask("subscribe", "http://127.0.0.1:1/a.ics", "--pause").contains("paused"));
            assertTrue(ask("subscriptions").contains("paused"));
        }
        assertTrue(Files.exists(folder.resolve("subscriptions.json")));

        try (var _ = start()) {
            assertTrue(ask("ps").contains("the pool default is paused"));
            assertTrue(ask("subscriptions").contains("127.0.0.1"));
            assertFalse(ask("fires").contains("should not have happened"));
        }
        assertEquals(
                ExitCode.DONE,
                new Program(
                                wiring(new ByteArrayOutputStream()),
                                Arguments.of(List.of("check", "--data", folder.toString())))
                        .run());
    }
}
