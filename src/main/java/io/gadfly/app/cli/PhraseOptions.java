package io.gadfly.app.cli;

import io.gadfly.phrase.Doubt;
import io.gadfly.phrase.PhraseReader;
import io.gadfly.phrase.Reading;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A reminder as it is typed: everyday words, and options for exactness.
final class PhraseOptions {
    @Parameters(paramLabel = "PHRASE", descriptionKey = "PHRASE", arity = "1..*")
    private List<String> words = List.of();

    @Mixin
    private final DefinitionOptions options = new DefinitionOptions();

    record Understood(Definition definition, List<Doubt> doubts) {
        Understood {
            doubts = List.copyOf(doubts);
        }

        /// @param notUnderstood the key of what is said of words that were not
        void tellDoubts(String notUnderstood, Output output) {
            for (var doubt : doubts) {
                var key = switch (doubt.kind()) {
                    case NOT_UNDERSTOOD -> notUnderstood;
                    case PAST -> "phrase.past";
                    case AT_NIGHT -> "phrase.at.night";
                };
                output.complain(Words.of(key, doubt.text()));
            }
        }
    }

    Understood read(Invocation here) {
        var typed = String.join(" ", words).strip();
        // Where an option says when, every word is the title's.
        var reading = options.saysWhen() ? Reading.ofTitle(typed) : new PhraseReader(here.vantage()).read(typed);
        if (reading.title().isEmpty()) {
            throw CommandFailure.wrongUsage(Words.of("add.title.missing"));
        }
        return new Understood(options.applyTo(reading.over(Details.of("")), here.moments()), reading.doubts());
    }
}
