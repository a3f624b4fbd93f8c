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
        var target = location.flatMap(text -> resolve(from, text));
        if (target.isEmpty()) {
            return new Refused("redirect.nowhere");
        }
        boolean isDowngrade = from.getScheme().equalsIgnoreCase("https")
                && !target.get().getScheme().equalsIgnoreCase("https");
        return isDowngrade ? new Refused("redirect.downgrade") : new To(target.get());
    }

    private static Optional<URI> resolve(URI from, String location) {
        try {
            return Subscription.addressOf(from.resolve(location).toString());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
