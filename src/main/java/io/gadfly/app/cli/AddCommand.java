package io.gadfly.app.cli;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "add")
final class AddCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "TITLE", descriptionKey = "TITLE", arity = "1..*")
    private List<String> title = List.of();

    @Mixin
    private final DefinitionOptions options = new DefinitionOptions();

    AddCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var words = String.join(" ", title).strip();
        if (words.isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("add.title.missing"));
        }
        var definition = options.applyTo(blank(words), here.moments());
        var reminder = here.reminders().add(definition);
        ReminderLines.show(reminder, "add.done", here);
        Hindrances.noteRest(here);
        return ExitCode.DONE.value();
    }

    /// A to-do without a time.
    private static Definition blank(String title) {
        return new Definition(
                Details.of(title),
                Optional.empty(),
                List.of(),
                NagPolicy.NORMAL,
                MisfirePolicy.DEFAULT,
                List.of(),
                Optional.empty());
    }
}
