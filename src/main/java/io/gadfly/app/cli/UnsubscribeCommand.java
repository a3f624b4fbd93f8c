package io.gadfly.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "unsubscribe")
final class UnsubscribeCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "SUBSCRIPTION", descriptionKey = "SUBSCRIPTION")
    private String wanted = "";

    UnsubscribeCommand(Invocation here) {
        this.here = here;
    }

    /// @param deleted how many reminders went with it
    record Document(String address, int deleted) {}

    @Override
    public Integer call() {
        var subscription = SubscriptionNames.find(wanted, here).subscription();
        var deleted = here.house().subscriptions().unsubscribe(subscription);
        here.output()
                .show(
                        new Document(subscription.address().toString(), deleted),
                        List.of(done(subscription.name(), deleted)));
        return ExitCode.DONE.value();
    }

    static String done(String name, int deleted) {
        return deleted == 1 ? Words.of("unsubscribe.done.one", name) : Words.of("unsubscribe.done", name, deleted);
    }
}
