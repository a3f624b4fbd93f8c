package io.gadfly.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "subscriptions")
final class SubscriptionsCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "SUBSCRIPTION", descriptionKey = "SUBSCRIPTION", arity = "0..*")
    private List<String> wanted = List.of();

    SubscriptionsCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (wanted.isEmpty()) {
            var subscriptions = here.house().subscriptions();
            SubscriptionDocument.show(subscriptions.list(), here);
            subscriptions.keptAside().ifPresent(file -> here.output().complain(Words.of("subscriptions.broken", file)));
        } else {
            SubscriptionDocument.showInFull(SubscriptionNames.findAll(wanted, here), here);
        }
        return ExitCode.DONE.value();
    }
}
