package io.gadfly.icalendar.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A calendar at an address that is read again and again.
///
/// @param address http or https
/// @param list the list that its reminders go to
/// @param interval the time from one look to the next
public record Subscription(URI address, String list, Duration interval) {
    /// Servers do not like to be asked more often.
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    public static final Duration USUAL = Duration.ofHours(4);

    public Subscription {
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("looks more often than every five minutes: " + interval);
        }
    }

    /// The address that the user gave, with `webcal` as the https it stands for; nothing where it is none that a
    /// calendar can be fetched from.
    public static Optional<URI> addressOf(String text) {
        try {
            var given = new URI(text.strip());
            String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
            return switch (scheme) {
                case "http", "https" -> Optional.of(given).filter(Subscription::hasHost);
                case "webcal", "webcals" ->
                    Optional.of(withScheme(given, "https")).filter(Subscription::hasHost);
                default -> Optional.empty();
            };
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean hasHost(URI address) {
        return address.getHost() != null && address.getUserInfo() == null;
    }

    private static URI withScheme(URI address, String scheme) {
        String given = address.toString();
        return URI.create(scheme + given.substring(given.indexOf(':')));
    }
}
