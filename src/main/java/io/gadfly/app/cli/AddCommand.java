package io.gadfly.app.cli;

import io.gadfly.phrase.Doubt;
import io.gadfly.phrase.PhraseReader;
import io.gadfly.phrase.Reading;
import io.gadfly.reminder.Details;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "add")
final class AddCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "PHRASE", descriptionKey = "PHRASE", arity = "1..*")
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
        var reading = options.saysWhen() ? literally(words) : read(words);
        var reminder = here.reminders().add(options.applyTo(reading.over(Details.of("")), here.moments()));
        ReminderLines.show(reminder, "add.done", here);
        reading.doubts().forEach(doubt -> here.output().complain(textOf(doubt)));
        Hindrances.noteRest(here);
        return ExitCode.DONE.value();
    }

    private static String textOf(Doubt doubt) {
        return switch (doubt.kind()) {
            case NOT_UNDERSTOOD -> Words.of("add.not.understood", doubt.text());
            case PAST -> Words.of("add.past", doubt.text());
        };
    }

    /// Where an option says when, every word is the title's.
    private static Reading literally(String title) {
        return new Reading(
                title, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private Reading read(String words) {
        var reading = new PhraseReader(here.vantage()).read(words);
        if (reading.title().isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("add.title.missing"));
        }
        return reading;
    }
}
