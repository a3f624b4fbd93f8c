package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.app.socket.CommandClient;
import io.gadfly.app.socket.Request;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program itself is killed at any moment while it is told of reminders, nags for three of them at once and is
/// answered; the next one goes on where it stopped, and repeats one nag at most: that which was under way.
///
/// More rounds with `-Dgadfly.kill.rounds=200`, of which `.ci/run` does a tenth.
@DisabledOnOs(OS.WINDOWS)
class ProgramKillTest {
    private static final int ROUNDS = Integer.getInteger("gadfly.kill.rounds", 2);
    private static final int MOST_NAGS = 12;
    private static final String NUMBER = new MessageFormat(
                    ResourceBundle.getBundle("io.gadfly.notification.notification", Locale.ROOT)
                            .getString("nag.endless"),
                    Locale.ROOT)
            .format(new Object[] {"(\\d+)"});
    private static final Pattern NAG =
            Pattern.compile("(k[0-9]+-[0-9]+) · .*?(?:" + NUMBER + " · )?gadfly done f(\\d+)");

    @TempDir
    private Path data;

    private final Random random = new Random(ROUNDS);
    private final Set<String> added = new HashSet<>();
    private final Set<Long> answered = new HashSet<>();
    private final List<List<Nag>> rounds = new ArrayList<>();

    private record Nag(String title, long fire, int number) {
        static Optional<Nag> parse(String line) {
            var found = NAG.matcher(line);
            return found.matches()
                    ? Optional.of(new Nag(
                            found.group(1),
                            Long.parseLong(found.group(3)),
                            Optional.ofNullable(found.group(2))
                                    .map(Integer::valueOf)
                                    .orElse(1)))
                    : Optional.empty();
        }
    }

    @Test
    void nothingIsLostAndNothingNagsTwiceButForTheCrash() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            killInTheMiddle(round);
        }

        try (var store = assertInstanceOf(Opening.Opened.class, Store.open(data, InstantSource.system()))
                .store()) {
            assertEquals(List.of(), lost(store));
            assertEquals(List.of(), unknown(store));
            assertEquals(List.of(), ringingAgain(store));
            assertEquals(List.of(), store.check());
        }
        assertEquals(List.of(), roundsWithMoreThanOneRepetition());
        assertTrue(rounds.stream().mapToInt(List::size).sum() >= ROUNDS, "too little rang to tell");
        System.out.printf(
                "%d kills: %d reminders saved, %d answers, %d nags, %d of them repeated%n",
                ROUNDS,
                added.size(),
                answered.size(),
                rounds.stream().mapToInt(List::size).sum(),
                repetitions().stream().mapToInt(List::size).sum());
    }

    private void killInTheMiddle(int round) throws Exception {
        var before = Set.copyOf(answered);
        var program = start();
        var nags = new ArrayList<Nag>();
        try (var output = program.inputReader(StandardCharsets.UTF_8)) {
            awaitStart(output, nags);
            var client = CompletableFuture.runAsync(() -> load(round));
            readNags(output, 1 + random.nextInt(MOST_NAGS), nags);
            program.toHandle().destroyForcibly();
            output.lines().flatMap(line -> Nag.parse(line).stream()).forEach(nags::add);
            client.get(60, TimeUnit.SECONDS);
        } finally {
            program.destroyForcibly();
        }
        program.waitFor();
        rounds.add(nags);
        assertEquals(
                List.of(),
                nags.stream().filter(nag -> before.contains(nag.fire())).toList(),
                "answered before this start");
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Duser.country=GB",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--data",
                data.toString());
        builder.environment().keySet().removeAll(Set.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// What was ringing may ring before it says so.
    private static void awaitStart(BufferedReader output, List<Nag> nags) throws IOException {
        var line = output.readLine();
        while (line != null && !line.startsWith("Gadfly serves")) {
            Nag.parse(line).ifPresent(nags::add);
            line = output.readLine();
        }
        assertTrue(line != null, "it did not start");
    }

    private static void readNags(BufferedReader output, int wanted, List<Nag> nags) throws IOException {
        while (nags.size() < wanted) {
            var line = output.readLine();
            assertTrue(line != null, "it ended by itself");
            Nag.parse(line).ifPresent(nags::add);
        }
    }

    /// Until the program is gone.
    private void load(int round) {
        try {
            for (var n = 0; ; n++) {
                var title = "k" + round + "-" + n;
                if (tell("add", title, "--in", "0s", "--nag-every", "1s").startsWith("Added ")) {
                    added.add(title);
                }
                var ringing = ringing(tell("fires"));
                if (ringing.isPresent() && tell("done", "f" + ringing.get()).contains("done")) {
                    answered.add(ringing.get());
                }
            }
        } catch (IOException killed) {
            // What it did not answer to is not reported.
        }
    }

    private static Optional<Long> ringing(String fires) {
        return fires.lines()
                .filter(line -> line.contains("ringing"))
                .map(line -> Long.valueOf(line.strip().split("\\s+")[0].substring(1)))
                .findFirst();
    }

    private String tell(String... arguments) throws IOException {
        var socket = Directories.of(
                        Optional.of(data), Map.copyOf(System.getenv()), new Properties(System.getProperties()))
                .socket()
                .socket();
        var out = new ByteArrayOutputStream();
        try (var client = CommandClient.connect(socket).orElseThrow(() -> new IOException("gone"))) {
            client.run(
                    new Request(List.of(arguments), data.toString(), "UTC"),
                    InputStream.nullInputStream(),
                    out,
                    OutputStream.nullOutputStream());
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Reported as saved, and neither there nor to come.
    private List<String> lost(Store store) {
        var there = new HashSet<String>();
        store.forEach(ReminderFilter.ALL, reminder -> {
            var planned = store.findPlanned(reminder.id()).orElseThrow();
            if (planned.nextFireAt().isPresent()
                    || !store.findTimeline(reminder.id()).isEmpty()) {
                there.add(reminder.title());
            }
        });
        return added.stream().filter(title -> !there.contains(title)).toList();
    }

    /// Told to the user, and not in the store under that reminder.
    private List<Nag> unknown(Store store) {
        return rounds.stream()
                .flatMap(List::stream)
                .filter(nag -> store.findFire(nag.fire())
                        .flatMap(fire -> store.find(fire.fence().reminder()))
                        .filter(reminder -> reminder.title().equals(nag.title()))
                        .isEmpty())
                .toList();
    }

    private List<Long> ringingAgain(Store store) {
        return answered.stream()
                .filter(number -> !(store.findFire(number).orElseThrow().state() instanceof NagState.Over))
                .toList();
    }

    private List<List<Nag>> repetitions() {
        var told = new HashSet<Nag>();
        return rounds.stream()
                .map(nags -> nags.stream().filter(nag -> !told.add(nag)).toList())
                .toList();
    }

    private List<List<Nag>> roundsWithMoreThanOneRepetition() {
        return repetitions().stream().filter(again -> again.size() > 1).toList();
    }
}
