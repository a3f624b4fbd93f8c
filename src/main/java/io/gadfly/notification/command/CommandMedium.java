package io.gadfly.notification.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Obstacle;
import io.gadfly.notification.PlainText;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.Fence;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs a command of the user's own for each nag.
///
/// The reminder's text never becomes part of the command: it comes by the environment (`GADFLY_TITLE`, `GADFLY_BODY`,
/// `GADFLY_FIRE`, `GADFLY_DUE`, `GADFLY_NAG`, `GADFLY_MAX`, `GADFLY_URGENCY`) and, title and body, by standard input.
/// No shell is between. What it prints is thrown away, what it starts is ended at the deadline.
public final class CommandMedium implements Medium {
    private static final int DIGEST_LINES = 20;

    private final Supplier<Optional<UserCommand>> command;
    private final Wording wording;
    private final Duration deadline;

    /// @param command asked before each nag; empty: none is set
    public CommandMedium(Supplier<Optional<UserCommand>> command, Wording wording, Duration deadline) {
        this.command = command;
        this.wording = wording;
        this.deadline = deadline;
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Availability availability() {
        return command.get().isPresent()
                ? new Availability.ReadyWithoutAnswers()
                : new Availability.Absent(wording.obstacle(Obstacle.NO_COMMAND));
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        var fire = notification.fire();
        return run(Map.of(
                "GADFLY_TITLE", PlainText.line(notification.title()),
                "GADFLY_BODY", PlainText.text(notification.body()),
                "GADFLY_FIRE", fire.label(),
                "GADFLY_DUE", fire.dueAt().toString(),
                "GADFLY_NAG", Integer.toString(notification.nag()),
                "GADFLY_MAX", Integer.toString(notification.max()),
                "GADFLY_URGENCY", notification.urgency().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        if (digest.items().isEmpty()) {
            return new DeliveryResult.Delivered();
        }
        return run(Map.of(
                "GADFLY_TITLE", wording.heading(digest),
                "GADFLY_BODY", String.join("\n", wording.linesWithCommands(digest, DIGEST_LINES))));
    }

    @Override
    public void withdraw(Fence fence) {
        // what a command did is done
    }

    @Override
    public void onResponse(Consumer<Response> listener) {
        // a command takes no answer; it may call the command line
    }

    private DeliveryResult run(Map<String, String> text) {
        return command.get()
                .map(wanted -> run(wanted, text))
                .orElseGet(() -> new DeliveryResult.Failed(wording.obstacle(Obstacle.NO_COMMAND)));
    }

    private DeliveryResult run(UserCommand wanted, Map<String, String> text) {
        var family = new ProcessFamily();
        var builder = new ProcessBuilder(wanted.arguments())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().putAll(text);
        family.mark(builder.environment());
        try {
            var process = builder.start();
            try {
                tell(process, text);
                return outcome(process);
            } finally {
                family.endUnlessOver(process);
            }
        } catch (IOException e) {
            return new DeliveryResult.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new DeliveryResult.Failed(wording.obstacle(Obstacle.INTERRUPTED));
        }
    }

    /// A program need not read what it is told; both texts together fit into the pipe, so this never waits.
    private static void tell(Process process, Map<String, String> text) {
        try (var in = process.getOutputStream()) {
            in.write((text.get("GADFLY_TITLE") + "\n" + text.get("GADFLY_BODY") + "\n").getBytes(UTF_8));
        } catch (IOException _) {
            // it closed its input, or has ended already
        }
    }

    private DeliveryResult outcome(Process process) throws InterruptedException {
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            return new DeliveryResult.Failed(wording.obstacle(Obstacle.COMMAND_TOO_SLOW, deadline.toSeconds()));
        }
        return process.exitValue() == 0
                ? new DeliveryResult.Delivered()
                : new DeliveryResult.Failed(wording.obstacle(Obstacle.COMMAND_FAILED, process.exitValue()));
    }
}
