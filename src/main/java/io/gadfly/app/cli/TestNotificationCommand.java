package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.notification.DeliveryResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "test-notification")
final class TestNotificationCommand implements Callable<Integer> {
    private final Invocation here;

    TestNotificationCommand(Invocation here) {
        this.here = here;
    }

    /// @param reached whether it was shown or heard
    /// @param reason why not, else empty
    record Document(String medium, boolean reached, String reason) {
        static Document of(MediumTrial trial) {
            return switch (trial.result()) {
                case DeliveryResult.Delivered() -> new Document(trial.medium(), true, "");
                case DeliveryResult.Failed(var reason) -> new Document(trial.medium(), false, reason);
            };
        }

        String line() {
            return reached ? Words.of("trial.reached", medium) : Words.of("trial.failed", medium, reason);
        }
    }

    @Override
    public Integer call() {
        var trials = here.house().tryMedia().stream().map(Document::of).toList();
        here.output().show(trials, lines(trials));
        return (trials.stream().anyMatch(Document::reached) ? ExitCode.DONE : ExitCode.FAILED).value();
    }

    private static List<String> lines(List<Document> trials) {
        return trials.stream().map(Document::line).toList();
    }
}
