package io.gadfly.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "refresh")
final class RefreshCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "SUBSCRIPTION", descriptionKey = "SUBSCRIPTION", arity = "0..*")
    private List<String> wanted = List.of();

    RefreshCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var subscriptions = here.house().subscriptions();
        var entries = wanted.isEmpty()
                ? subscriptions.list().stream()
                        .filter(entry -> !entry.subscription().paused())
                        .toList()
                : SubscriptionNames.findAll(wanted, here);
        if (entries.isEmpty()) {
            here.output().show(List.of(), List.of(Words.of("refresh.none")));
            return ExitCode.DONE.value();
        }
        return LookLines.show(subscriptions.refresh(entries), here).value();
    }
}
