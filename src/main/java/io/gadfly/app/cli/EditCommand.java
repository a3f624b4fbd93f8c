package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "edit")
final class EditCommand implements Callable<Integer> {
    /// What a single date of a series can have of its own.
    private static final Set<String> OF_ONE_DATE = Set.of("--date", "--at", "--in", "--dtstart", "--tz", "--title");

    private final Invocation here;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", descriptionKey = "ID", converter = Target.Reader.class)
    private Target target = new Target.OfReminder(new ReminderId(1));

    @Option(names = "--title", paramLabel = "TEXT")
    private @Nullable String title;

    @Option(names = "--date", paramLabel = "TIME")
    private @Nullable String date;

    @Option(names = "--state", paramLabel = "open|done|disabled")
    private Reminder.@Nullable Status state;

    @Mixin
    private final DefinitionOptions options = new DefinitionOptions();

    EditCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var seen = target.planned(here).reminder();
        var given = given();
        if (given.isEmpty() || given.equals(List.of("--date"))) {
            throw CommandFailure.wrongUsage(Words.of("edit.nothing", target));
        }
        if (title != null && title.isBlank()) {
            throw CommandFailure.wrongUsage(Words.of("add.title.missing"));
        }
        var definition = date == null ? changed(seen.definition()) : changed(seen.definition(), date, given);
        var saved = definition.equals(seen.definition())
                ? seen
                : saved(here.reminders().edit(seen, definition), seen.id());
        if (state != null && state != saved.status()) {
            saved = saved(here.reminders().setStatus(seen.id(), state), seen.id());
        }
        if (given.contains("--also")) {
            Hindrances.noteUnset(definition.nag().also(), here);
        }
        ReminderLines.show(saved, saved.equals(seen) ? "edit.same" : "edit.done", here);
        if (saved.status() == Reminder.Status.OPEN && !saved.equals(seen)) {
            Hindrances.noteRest(here);
        }
        return ExitCode.DONE.value();
    }

    /// The names of the options that say what to change.
    private List<String> given() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !option.inherited())
                .map(OptionSpec::longestName)
                .distinct()
                .toList();
    }

    private Definition changed(Definition base) {
        return options.applyTo(base.withDetails(titled(base.details())), here.moments());
    }

    /// Only one date of it.
    private Definition changed(Definition series, String day, List<String> given) {
        var unfit = given.stream().filter(name -> !OF_ONE_DATE.contains(name)).findFirst();
        if (unfit.isPresent()) {
            throw CommandFailure.wrongUsage(Words.of("edit.date.only", unfit.get()));
        }
        var one = OneDate.of(series, day, here.moments());
        return (title == null ? one : one.titled(titled(one.details())))
                .movedBy(options.time())
                .series();
    }

    private Details titled(Details base) {
        return title == null ? base : new Details(title, base.notes(), base.list(), base.tags(), base.priority());
    }

    private static Reminder saved(EditResult result, ReminderId id) {
        return switch (result) {
            case EditResult.Saved(var reminder) -> reminder;
            case EditResult.Conflict _ -> throw CommandFailure.failed(Words.of("edit.conflict", id));
            case EditResult.ReadOnly(var source) -> throw CommandFailure.failed(Words.of("edit.readonly", id, source));
            case EditResult.Gone() -> throw CommandFailure.failed(Words.of("reminder.unknown", id));
        };
    }
}
