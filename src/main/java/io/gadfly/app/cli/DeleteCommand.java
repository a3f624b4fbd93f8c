package io.gadfly.app.cli;

import io.gadfly.reminder.ReminderId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete")
final class DeleteCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "ID", descriptionKey = "REMINDER", arity = "1..*")
    private List<String> words = List.of();

    DeleteCommand(Invocation here) {
        this.here = here;
    }

    record Document(List<Long> deleted, List<Long> unknown) {}

    @Override
    public Integer call() {
        var reader = new Target.ReminderReader();
        var ids = words.stream().map(reader::convert).toList();
        var gone = here.reminders().delete(ids);
        var unknown = ids.stream().filter(id -> !gone.contains(id)).toList();
        here.output()
                .show(
                        new Document(numbers(gone), numbers(unknown)),
                        gone.stream().map(id -> Words.of("delete.done", id)).toList());
        unknown.forEach(id -> here.output().complain(Words.of("reminder.unknown", id)));
        return ExitCode.ofItems(gone.size(), unknown.size()).value();
    }

    private static List<Long> numbers(List<ReminderId> ids) {
        return ids.stream().map(ReminderId::value).toList();
    }
}
