package io.gadfly.notification.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Examples;
import io.gadfly.notification.Medium.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its programs are those of a Unix")
class CommandMediumTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void theTextComesByEnvironmentAndStandardInput() throws Exception {
        var script = "printf '%s|%s|%s of %s' \"$GADFLY_FIRE\" \"$GADFLY_TITLE\" \"$GADFLY_NAG\" \"$GADFLY_MAX\" > env;"
                + " cat > stdin";

        var result = medium(LONG, "sh", "-c", "cd " + folder + "; " + script)
                .deliver(Examples.notification(7, 2, "pay rent"));

        assertEquals(new DeliveryResult.Delivered(), result);
        assertEquals("f7|pay rent|2 of 5", Files.readString(folder.resolve("env")));
        assertEquals("pay rent\n\n", Files.readString(folder.resolve("stdin")));
    }

    @Test
    void noTextOfAReminderIsEverRun() {
        var trap = folder.resolve("trap");
        var title = "$(touch " + trap + ")`touch " + trap + "`; touch " + trap + " & \"'\u0000";

        var result = medium(LONG, "sh", "-c", "echo \"$GADFLY_TITLE\"").deliver(Examples.notification(7, title));

        assertEquals(new DeliveryResult.Delivered(), result);
        assertFalse(Files.exists(trap));
    }

    @Test
    void argumentsAreTakenAsTheyAre() {
        var trap = folder.resolve("trap");

        medium(LONG, "echo", "; touch " + trap, "$(touch " + trap + ")").deliver(Examples.notification(7, "x"));

        assertFalse(Files.exists(trap));
    }

    @Test
    void whatItPrintsCannotStopIt() {
        var result = medium(LONG, "sh", "-c", "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2")
                .deliver(Examples.notification(7, "x"));

        assertEquals(new DeliveryResult.Delivered(), result);
    }

    @Test
    void oneThatHangsIsEndedAtItsDeadlineWithWhatItStarted() throws Exception {
        var script = "sleep 1000 & echo $! > " + folder.resolve("child") + "; wait";

        var result = medium(Duration.ofSeconds(1), "sh", "-c", script).deliver(Examples.notification(7, "x"));

        assertEquals(new DeliveryResult.Failed("the command took longer than 1 s"), result);
        var child = ProcessHandle.of(
                Long.parseLong(Files.readString(folder.resolve("child")).strip()));
        child.ifPresent(handle -> handle.onExit().join());
        assertTrue(child.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "no other system shows whose child an orphan was")
    void oneThatHangsIsEndedWithWhatItsChildrenLeftBehind() throws Exception {
        var script = "(sleep 1000 & echo $! > " + folder.resolve("orphan") + "); sleep 1000";

        medium(Duration.ofSeconds(1), "sh", "-c", script).deliver(Examples.notification(7, "x"));

        var orphan = ProcessHandle.of(
                Long.parseLong(Files.readString(folder.resolve("orphan")).strip()));
        try {
            assertTrue(orphan.stream().noneMatch(CommandMediumTest::isRunning));
        } finally {
            orphan.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// A process that was killed is there until somebody asks for its exit code, and runs no more.
    private static boolean isRunning(ProcessHandle handle) {
        try {
            return handle.isAlive()
                    && !Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"))
                            .contains(") Z ");
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void whatFailsSaysWhy() {
        assertEquals(
                new DeliveryResult.Failed("the command ended with exit code 3"),
                medium(LONG, "sh", "-c", "exit 3").deliver(Examples.notification(7, "x")));
        var missing = assertInstanceOf(
                DeliveryResult.Failed.class, medium(LONG, "/no/such/program").deliver(Examples.notification(7, "x")));
        assertTrue(missing.reason().contains("/no/such/program"), missing.reason());
    }

    @Test
    void withoutACommandItIsAbsent() {
        var medium = new CommandMedium(Optional::empty, Examples.WORDING, LONG);

        assertEquals(new Availability.Absent("no command is set"), medium.availability());
        assertInstanceOf(DeliveryResult.Failed.class, medium.deliver(Examples.notification(7, "x")));
    }

    private static CommandMedium medium(Duration deadline, String... arguments) {
        var command = new CommandSeal(new byte[32]).typed(List.of(arguments));
        return new CommandMedium(() -> Optional.of(command), Examples.WORDING, deadline);
    }
}
