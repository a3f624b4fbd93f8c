package io.gadfly.app.cli;

import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Subscribes to a calendar; said again of the same address, it changes what it says.
@Command(name = "subscribe")
final class SubscribeCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "URL", descriptionKey = "URL")
    private String address = "";

    @Option(names = "--name", paramLabel = "TEXT")
    private @Nullable String name;

    @Option(names = "--every", paramLabel = "FOR", converter = Durations.class)
    private @Nullable Duration every;

    @Option(names = "--list", paramLabel = "NAME")
    private @Nullable String list;

    @Option(names = "--nag", paramLabel = "once|gentle|normal|insistent")
    private @Nullable NagProfile nag;

    @Option(names = "--pause", arity = "0..1", fallbackValue = "true", paramLabel = "true|false")
    private @Nullable Boolean paused;

    SubscribeCommand(Invocation here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var subscriptions = here.house().subscriptions();
        var location = Subscription.addressOf(
                        address, known -> subscriptions.find(known).isPresent())
                .orElseThrow(() -> CommandFailure.wrongUsage(Words.of("subscription.address", address)));
        var known = subscriptions.find(location);
        if (known.isEmpty()) {
            var looks = subscriptions.subscribe(applyTo(fresh(location)));
            if (!looks.isEmpty()) {
                return show(looks);
            }
        } else {
            subscriptions.change(applyTo(known.get().subscription()));
        }
        SubscriptionDocument.show(subscriptions.find(location).stream().toList(), here);
        return ExitCode.DONE.value();
    }

    /// A first look that failed ends nothing: the server may be back, and the address stays as it was typed.
    private Integer show(List<Refreshed> looks) {
        var exitCode = LookLines.show(looks, here);
        looks.stream()
                .filter(Refreshed.Failed.class::isInstance)
                .forEach(failed -> here.output()
                        .complain(
                                Words.of("subscribe.kept", failed.subscription().name())));
        return exitCode.value();
    }

    private static Subscription fresh(URI location) {
        return Subscription.of(location, Details.DEFAULT_LIST);
    }

    private Subscription applyTo(Subscription base) {
        return Optional.of(base)
                .map(said -> name == null ? said : said.withName(name))
                .map(said -> list == null ? said : said.withList(list))
                .map(said -> every == null ? said : said.withInterval(interval(every)))
                .map(said -> nag == null ? said : said.withNag(nag))
                .map(said -> paused == null ? said : said.withPaused(paused))
                .orElseThrow();
    }

    private static Duration interval(Duration every) {
        if (every.compareTo(Subscription.SHORTEST) < 0) {
            throw CommandFailure.wrongUsage(Words.of("subscription.often", Durations.inWords(Subscription.SHORTEST)));
        }
        return every;
    }
}
