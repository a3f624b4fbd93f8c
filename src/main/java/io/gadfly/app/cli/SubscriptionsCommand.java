package io.gadfly.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "subscriptions")
final class SubscriptionsCommand implements Callable<Integer> {
    private final Invocation here;

    SubscriptionsCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        SubscriptionDocument.show(here.house().subscriptions().list(), here);
        return ExitCode.DONE.value();
    }
}
