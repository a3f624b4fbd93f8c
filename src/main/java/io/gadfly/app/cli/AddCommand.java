package io.gadfly.app.cli;

import io.gadfly.phrase.Doubt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "add")
final class AddCommand implements Callable<Integer> {
    private final Invocation here;

    @Mixin
    private final PhraseOptions phrase = new PhraseOptions();

    AddCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var understood = phrase.read(here);
        ReminderLines.show(here.reminders().add(understood.definition()), "add.done", here);
        understood.doubts().forEach(doubt -> here.output().complain(textOf(doubt)));
        Hindrances.noteRest(here);
        return ExitCode.DONE.value();
    }

    private static String textOf(Doubt doubt) {
        return switch (doubt.kind()) {
            case NOT_UNDERSTOOD -> Words.of("add.not.understood", doubt.text());
            case PAST -> Words.of("phrase.past", doubt.text());
        };
    }
}
