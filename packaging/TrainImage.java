import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Gives an application image its ahead-of-time cache (JEP 514): runs the image's own launcher once through its
/// ordinary work, with windows on no display, and has what was loaded and linked written beside the jars. Without the
/// cache the image works the same, only slower, so a system on which the training fails builds an image all the same.
///
/// Run as `java TrainImage.java target/gadfly`.
public final class TrainImage {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<List<String>> COMMANDS = List.of(
            List.of("add", "train", "--in=1s", "--nag-every=1s", "--tag=build"),
            List.of("add", "repeat", "--at=18:00", "--rrule=FREQ=MONTHLY;BYDAY=-1FR", "--nag-until=1h"),
            List.of("list"),
            List.of("list", "--json"),
            List.of("show", "1"),
            List.of("import", "calendar.ics"),
            List.of("occurrences", "--dtstart=20260101T090000", "--rrule=FREQ=DAILY", "--limit=3"),
            List.of("pools"),
            List.of("ps"),
            List.of("queue"),
            List.of("fires"),
            List.of("done", "f1"),
            List.of("export"),
            List.of("history"),
            List.of("undo"),
            List.of());

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:train
            DTSTART;TZID=Europe/Berlin:20260105T090000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            SUMMARY:Train
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    private final Path launcher;
    private final Path cache;
    private final Path home;

    private TrainImage(Path launcher, Path cache) throws IOException {
        this.launcher = launcher;
        this.cache = cache;
        this.home = Files.createTempDirectory("gadfly-train");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var image = Path.of(args[0]).toAbsolutePath();
        var app = image.resolve("lib").resolve("app");
        var cache = app.resolve("gadfly.aot");
        if (!Files.isDirectory(app)) {
            System.out.println("No training on this system: the image is laid out in another way");
            return;
        }
        Files.deleteIfExists(cache);
        var launcher = image.resolve("bin").resolve("gadfly");
        if (new TrainImage(launcher, cache).train() && Files.exists(cache)) {
            // Appended last: the launcher of the training run must not look for it.
            Files.writeString(
                    app.resolve("gadfly.cfg"),
                    "java-options=-XX:AOTCache=$APPDIR/gadfly.aot\njava-options=-Xlog:aot*=off,cds*=off\n",
                    StandardOpenOption.APPEND);
            System.out.println("Trained: a cache of " + Files.size(cache) / 1_000_000 + " MB");
        } else {
            System.out.println("The training failed: the image starts without a cache");
        }
    }

    private boolean train() throws IOException, InterruptedException {
        Files.writeString(home.resolve("calendar.ics"), CALENDAR);
        var program = start(List.of(), "-XX:AOTCacheOutput=" + cache + " -Dglass.platform=Headless -Dprism.order=sw");
        try {
            var isUp = awaitSocket(program);
            for (var command : isUp ? COMMANDS : List.<List<String>>of()) {
                start(command, "").waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return isUp;
        } finally {
            program.destroy();
            // The cache is put together at the end.
            program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private Process start(List<String> arguments, String options) throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString(), "--data", home.resolve("data").toString()));
        command.addAll(arguments);
        var log = new File(home.toFile(), "log");
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("JAVA_TOOL_OPTIONS", options);
        builder.environment().put("DISPLAY", "headless");
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        builder.environment().remove("XDG_RUNTIME_DIR");
        return builder.start();
    }

    private boolean awaitSocket(Process program) throws InterruptedException {
        var socket = home.resolve("data").resolve("run").resolve("gadfly.sock");
        for (var waited = 0; waited < PATIENCE.toMillis() && program.isAlive(); waited += 100) {
            if (Files.exists(socket)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }
}
