package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Zone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Takes two components for the same where they mean the same in all that Gadfly has a word for, and have the same
/// lines, in whatever order, of what it has none for.
public final class WrittenAlike implements Paraphrases {
    private final Supplier<Zone> viewer;

    /// @param viewer the zone of times that have none or an unknown one
    public WrittenAlike(Supplier<Zone> viewer) {
        this.viewer = viewer;
    }

    @Override
    public boolean isOne(Reminder stored, Reminder told) {
        return stored.definition().equals(told.definition())
                && stored.status() == told.status()
                && rest(stored).equals(rest(told));
    }

    private List<String> rest(Reminder reminder) {
        var original = new Originals(viewer.get()).of(reminder).master();
        return rest(lines ->
                writer(lines, reminder.uid(), reminder.definition(), original).writeMaster(reminder));
    }

    @Override
    public boolean isOne(Definition series, Told stored, Told told) {
        return stored.time().equals(told.time())
                && stored.words().details().equals(told.words().details())
                && stored.words().alarms().equals(told.words().alarms())
                && rest(series, stored).equals(rest(series, told));
    }

    @Override
    public Optional<Reminder> asItCame(Reminder stored) {
        return stored.origin() instanceof Origin.Calendar calendar && !calendar.isOrphan()
                ? new Originals(viewer.get())
                        .masterOf(calendar, stored.definition())
                        .as(stored)
                : Optional.empty();
    }

    @Override
    public Optional<Told> asItCame(Definition series, Told stored) {
        var name = stored.time().recurrenceId();
        return stored.source()
                .map(_ -> new Originals(viewer.get()).of(series, stored))
                .map(original -> new Told(original.time(name), original.words(name), stored.source()));
    }

    @Override
    public AlarmAnswers answersIn(Reminder stored) {
        return new Originals(viewer.get()).of(stored).master().answers();
    }

    @Override
    public AlarmAnswers answersIn(Definition series, Told stored) {
        return new Originals(viewer.get()).of(series, stored).answers();
    }

    private List<String> rest(Definition series, Told told) {
        var original = new Originals(viewer.get()).of(series, told);
        return rest(lines -> writer(lines, "", series, original)
                .writeInstance(new ReminderWriter.Instance(told.time(), told.words()), Optional.empty()));
    }

    private static ComponentWriter writer(LineWriter lines, String uid, Definition definition, Original original) {
        return new ComponentWriter(lines, Instant.EPOCH, uid, definition.nag(), original, AlarmAnswers.NONE);
    }

    private interface Writing {
        void to(LineWriter lines) throws IOException;
    }

    private static List<String> rest(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(new LineWriter(out));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var unfolded = out.toString(StandardCharsets.UTF_8).replace("\r\n ", "").replace("\r\n", "\n");
        return rest(Component.ofText(unfolded));
    }

    /// The component's name and the lines that say what the definitions do not.
    private static List<String> rest(Component component) {
        var own = component.lines().stream()
                .filter(line -> !isSaidElsewhere(line.name()))
                .map(line -> line.name() + line.parameters() + ':' + line.value());
        var inside =
                component.parts().stream().filter(part -> !isAnswer(part)).map(part -> String.join("\n", rest(part)));
        return Stream.concat(
                        Stream.of(component.name()), Stream.concat(own, inside).sorted())
                .toList();
    }

    /// By the definition, by the number of the revision, or among the answers.
    private static boolean isSaidElsewhere(String property) {
        return switch (property) {
            case "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "ACKNOWLEDGED" -> true;
            case String name -> ComponentWriter.isWrittenAnew(name) || ComponentWriter.isAnswer(name);
        };
    }

    /// An alarm that stands for having none, or says again later what another one said.
    private static boolean isAnswer(Component part) {
        return part.first(GadflyProperty.IMPLIED).isPresent() || AlarmReader.isSnooze(part);
    }
}
