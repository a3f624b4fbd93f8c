package io.gadfly.app.cli;

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
        understood.tellDoubts("add.not.understood", here.output());
        Hindrances.noteUnset(understood.definition().nag().also(), here);
        Hindrances.noteRest(here);
        return ExitCode.DONE.value();
    }
}
