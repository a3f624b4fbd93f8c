package io.gadfly.notification.console;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.notification.Obstacle;
import io.gadfly.notification.PlainText;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.Fence;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Nags as lines of text that say how to answer them, with what else there is to say below. The last rung of the
/// ladder, and what `serve` has where there is no display. A line once printed cannot be taken back, so an answer
/// is only ever given by another command.
public final class ConsoleMedium implements Medium {
    private static final int DIGEST_LINES = 20;

    private final PrintStream out;
    private final Style style;
    private final Wording wording;

    /// Whether colours and a bell mean something to whoever reads the lines.
    public enum Style {
        TERMINAL,
        PLAIN
    }

    public ConsoleMedium(PrintStream out, Style style, Wording wording) {
        this.out = out;
        this.style = style;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public boolean isLastResort() {
        return true;
    }

    @Override
    public Availability availability() {
        return out.checkError()
                ? new Availability.Absent(wording.obstacle(Obstacle.CONSOLE_CLOSED))
                : new Availability.Ready();
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        var line = Stream.of(
                        bold(PlainText.line(notification.title())),
                        wording.context(notification),
                        wording.answerByCommand(notification.fire()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return print(bell(notification.loudness())
                + line
                + below(PlainText.text(notification.body()).lines()));
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        if (digest.items().isEmpty()) {
            return new DeliveryResult.Delivered();
        }
        return print(bold(wording.heading(digest)) + below(wording.linesWithCommands(digest, DIGEST_LINES).stream()));
    }

    @Override
    public void withdraw(Fence fence) {
        // printed is printed
    }

    @Override
    public void onResponse(Consumer<Response> listener) {
        // answers come from the command line
    }

    private static String below(Stream<String> lines) {
        return lines.map(line -> "\n  " + line).collect(Collectors.joining());
    }

    /// In one piece, so that lines of others do not stand between.
    private DeliveryResult print(String text) {
        out.print(text + "\n");
        return out.checkError()
                ? new DeliveryResult.Failed(wording.obstacle(Obstacle.CONSOLE_CLOSED))
                : new DeliveryResult.Delivered();
    }

    private String bold(String text) {
        return switch (style) {
            case TERMINAL -> "\u001b[1m" + text + "\u001b[0m";
            case PLAIN -> text;
        };
    }

    private String bell(Loudness loudness) {
        return style == Style.TERMINAL && loudness != Loudness.SILENT ? "\u0007" : "";
    }
}
