package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "edit")
final class EditCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "ID", descriptionKey = "ID", converter = Target.ReminderReader.class)
    private ReminderId id = new ReminderId(1);

    @Option(names = "--title", paramLabel = "TEXT")
    private @Nullable String title;

    @Option(names = "--state", paramLabel = "open|done|disabled")
    private Reminder.@Nullable Status state;

    @Mixin
    private final DefinitionOptions options = new DefinitionOptions();

    EditCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var seen = here.reminders()
                .find(id)
                .orElseThrow(() -> CommandFailure.failed(Words.of("reminder.unknown", id)))
                .reminder();
        var definition = options.applyTo(titled(seen.definition()), here.moments());
        var saved = definition.equals(seen.definition())
                ? seen
                : saved(here.reminders().edit(seen, definition));
        if (state != null && state != saved.status()) {
            saved = saved(here.reminders().setStatus(id, state));
        }
        ReminderLines.show(saved, "edit.done", here);
        return ExitCode.DONE.value();
    }

    private Definition titled(Definition base) {
        if (title == null) {
            return base;
        }
        var details = base.details();
        return base.withDetails(
                new Details(title, details.notes(), details.list(), details.tags(), details.priority()));
    }

    private Reminder saved(EditResult result) {
        return switch (result) {
            case EditResult.Saved(var reminder) -> reminder;
            case EditResult.Conflict _ -> throw CommandFailure.failed(Words.of("edit.conflict", id));
            case EditResult.ReadOnly(var source) -> throw CommandFailure.failed(Words.of("edit.readonly", id, source));
            case EditResult.Gone() -> throw CommandFailure.failed(Words.of("reminder.unknown", id));
        };
    }
}
