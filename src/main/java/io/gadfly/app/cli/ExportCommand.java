package io.gadfly.app.cli;

import io.gadfly.icalendar.CalendarWriter;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Invocation here;

    @Parameters(paramLabel = "FILE", descriptionKey = "EXPORT", arity = "0..1")
    private @Nullable Path file;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    ExportCommand(Invocation here) {
        this.here = here;
    }

    record Document(String file, int reminders) {}

    @Override
    public Integer call() throws IOException {
        var wanted = filter.filterOfKnown(here);
        if (file == null || file.equals(STANDARD_OUTPUT)) {
            write(wanted, here.output().stream());
            return ExitCode.DONE.value();
        }
        var target = here.resolve(file);
        var count = writeTo(wanted, target);
        here.output().show(new Document(target.toString(), count), List.of(Words.of("export.done", count, target)));
        return ExitCode.DONE.value();
    }

    /// All of it or nothing: the file appears when it is whole.
    private int writeTo(ReminderFilter wanted, Path target) throws IOException {
        var unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            int count;
            try (var out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                count = write(wanted, out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } catch (IOException failure) {
            Files.deleteIfExists(unfinished);
            var reason = failure instanceof NoSuchFileException
                    ? Words.of("file.folder.missing", target.resolveSibling(""))
                    : FileTrouble.inWords(failure);
            throw CommandFailure.failed(Words.of("file.unwritable", target, reason));
        }
    }

    private int write(ReminderFilter wanted, OutputStream out) throws IOException {
        var count = new int[1];
        try (var calendar = new CalendarWriter(out, here.now(), here.zone())) {
            here.reminders().export(wanted, (reminder, answers) -> {
                write(calendar, reminder, answers);
                count[0]++;
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return count[0];
    }

    private static void write(CalendarWriter calendar, Reminder reminder, AlarmAnswers answers) {
        try {
            calendar.write(reminder, answers);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
