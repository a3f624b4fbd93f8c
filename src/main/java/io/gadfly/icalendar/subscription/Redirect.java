package io.gadfly.icalendar.subscription;

import java.net.URI;
import java.util.Optional;

/// Where a server sends whoever asks it, as far as one goes there.
sealed interface Redirect {
    record To(URI address) implements Redirect {}

    /// @param words the key of the words that say why not
    record Refused(String words) implements Redirect {}

    /// @param location as the server says it; relative to `from` where it is no whole address
    static Redirect of(URI from, Optional<String> location) {
        return location.flatMap(text -> resolve(from, text))
                .map(named -> follow(from, named))
                .orElseGet(() -> new Refused("redirect.nowhere"));
    }

    private static Redirect follow(URI from, URI named) {
        if (named.getUserInfo() != null) {
            return new Refused("redirect.user");
        }
        var target = Subscription.addressOf(named.toString());
        if (target.isEmpty()) {
            return new Refused(Subscription.isFetchable(named) ? "redirect.nowhere" : "redirect.scheme");
        }
        boolean isDowngrade = from.getScheme().equalsIgnoreCase("https")
                && !target.get().getScheme().equalsIgnoreCase("https");
        return isDowngrade ? new Refused("redirect.downgrade") : new To(target.get());
    }

    private static Optional<URI> resolve(URI from, String location) {
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
