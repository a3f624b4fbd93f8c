package io.gadfly.icalendar.subscription;

import io.gadfly.reminder.NagProfile;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A calendar at an address that is read again and again.
///
/// @param address http or https
/// @param name what the user calls it
/// @param list the list that its reminders go to
/// @param interval the time from one look to the next
/// @param nag how hard its reminders nag that say nothing of it themselves
/// @param paused whether it is not looked at until it is resumed
public record Subscription(URI address, String name, String list, Duration interval, NagProfile nag, boolean paused) {
    private static final Set<String> HTTP = Set.of("http", "https");
    private static final Set<String> WEBCAL = Set.of("webcal", "webcals");

    /// Servers do not like to be asked more often.
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    public static final Duration USUAL = Duration.ofHours(4);

    public Subscription {
        Objects.requireNonNull(address);
        Objects.requireNonNull(name);
        Objects.requireNonNull(list);
        Objects.requireNonNull(nag);
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("looks more often than every five minutes: " + interval);
        }
    }

    /// As one subscribes who says nothing but the address.
    public static Subscription of(URI address, String list) {
        return new Subscription(address, nameOf(address), list, USUAL, NagProfile.NORMAL, false);
    }

    /// The file's name, as far as the address has one that says something, else its host.
    private static String nameOf(URI address) {
        var path = Optional.ofNullable(address.getPath()).orElse("");
        var file = path.substring(path.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(ics|ical|ifb)$", "");
        return file.isBlank() || file.equalsIgnoreCase("basic") ? address.getHost() : file;
    }

    public Subscription withName(String other) {
        return new Subscription(address, other, list, interval, nag, paused);
    }

    public Subscription withList(String other) {
        return new Subscription(address, name, other, interval, nag, paused);
    }

    public Subscription withInterval(Duration other) {
        return new Subscription(address, name, list, other, nag, paused);
    }

    public Subscription withNag(NagProfile other) {
        return new Subscription(address, name, list, interval, other, paused);
    }

    public Subscription withPaused(boolean other) {
        return new Subscription(address, name, list, interval, nag, other);
    }

    /// The address that the user gave, with `webcal` as the https it stands for; nothing where it is none that a
    /// calendar can be fetched from.
    public static Optional<URI> addressOf(String text) {
        try {
            return Optional.of(new URI(text.strip()))
                    .filter(Subscription::isFetchable)
                    .map(given -> WEBCAL.contains(schemeOf(given)) ? withScheme(given, "https") : given)
                    .filter(Subscription::hasHost);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// As `addressOf`; `webcal` stands for http where there is one of that address already.
    public static Optional<URI> addressOf(String text, Predicate<URI> isKnown) {
        return addressOf(text)
                .map(usual -> Optional.of(usual)
                        .filter(_ -> !isKnown.test(usual) && isWebcal(text))
                        .map(_ -> withScheme(usual, "http"))
                        .filter(isKnown)
                        .orElse(usual));
    }

    private static boolean isWebcal(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith("webcal:");
    }

    /// Whether it is of a kind that calendars are fetched from, whatever else it lacks.
    static boolean isFetchable(URI address) {
        return HTTP.contains(schemeOf(address)) || WEBCAL.contains(schemeOf(address));
    }

    private static String schemeOf(URI address) {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static boolean hasHost(URI address) {
        return address.getHost() != null && address.getUserInfo() == null;
    }

    private static URI withScheme(URI address, String scheme) {
        String given = address.toString();
        return URI.create(scheme + given.substring(given.indexOf(':')));
    }
}
