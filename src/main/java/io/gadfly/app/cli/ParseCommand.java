package io.gadfly.app.cli;

import io.gadfly.notification.PlainText;
import io.gadfly.phrase.Doubt;
import io.gadfly.reminder.Definition;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "parse")
final class ParseCommand implements Callable<Integer> {
    private final Invocation here;

    @Mixin
    private final PhraseOptions phrase = new PhraseOptions();

    ParseCommand(Invocation here) {
        this.here = here;
    }

    /// The fields that a reminder has too are as it has them.
    ///
    /// @param doubts what speaks of time and was not heeded
    record Document(
            String title,
            String notes,
            String list,
            List<String> tags,
            String priority,
            String pool,
            Optional<String> start,
            Optional<String> zone,
            List<String> rules,
            String nag,
            Optional<OffsetDateTime> nextFireAt,
            List<DoubtDocument> doubts) {}

    /// @param kind not_understood or past
    record DoubtDocument(String kind, String text) {
        static DoubtDocument of(Doubt doubt) {
            return new DoubtDocument(doubt.kind().name().toLowerCase(Locale.ROOT), doubt.text());
        }
    }

    @Override
    public Integer call() {
        var understood = phrase.read(here);
        var definition = understood.definition();
        var next = here.reminders().firstFireAt(definition);
        var lines = new ArrayList<String>();
        lines.add(Words.of("parse.done", PlainText.line(definition.details().title())));
        lines.addAll(DefinitionLines.of(definition, next, next.isEmpty(), here));
        here.output().show(document(definition, next, understood.doubts()), lines);
        understood.tellDoubts("parse.not.understood", here.output());
        return ExitCode.DONE.value();
    }

    private Document document(Definition definition, Optional<Instant> next, List<Doubt> doubts) {
        var details = definition.details();
        return new Document(
                details.title(),
                details.notes(),
                details.list(),
                details.tags(),
                details.priority().name().toLowerCase(Locale.ROOT),
                here.reminders().poolOf(details),
                definition.schedule().map(schedule -> schedule.start().text()),
                definition.schedule().map(Schedule::start).flatMap(ReminderDocument::zone),
                definition.schedule().stream().flatMap(ReminderDocument::rules).toList(),
                NagText.inWords(definition.nag()),
                next.map(here::iso),
                doubts.stream().map(DoubtDocument::of).toList());
    }
}
