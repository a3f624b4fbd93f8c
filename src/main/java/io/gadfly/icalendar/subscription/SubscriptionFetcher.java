package io.gadfly.icalendar.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Looks at the addresses of subscriptions over HTTP, and asks only for what has changed (RFC 9110 §13).
///
/// Follows a few redirects, never from https to http; takes no more than a limit, whatever the server says. A network
/// that is not there is an answer like any other.
public final class SubscriptionFetcher implements AutoCloseable {
    private static final int REDIRECTS = 5;
    private static final long LARGEST = 100L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// For the whole of a body, though a byte of it comes now and then.
    private static final Duration PATIENCE_FOR_ALL = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final HttpClient client;
    private final long limit;
    private final Duration patience;

    public SubscriptionFetcher(InstantSource clock) {
        this(clock, LARGEST, PATIENCE_FOR_ALL);
    }

    /// @param limit bytes of the longest calendar that is taken
    /// @param patience how long a body may take to come
    SubscriptionFetcher(InstantSource clock, long limit, Duration patience) {
        this.clock = clock;
        this.limit = limit;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    /// Looks once; blocks until the server has begun to answer.
    public Fetched fetch(Subscription subscription, SubscriptionState state) {
        try {
            return fetch(subscription.address(), state, REDIRECTS);
        } catch (IOException unreachable) {
            return failed(state, "unreachable", NetworkTrouble.inWords(unreachable));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed(state, "interrupted");
        }
    }

    private Fetched fetch(URI address, SubscriptionState state, int redirects)
            throws IOException, InterruptedException {
        var response = client.send(request(address, state), BodyHandlers.ofInputStream());
        return switch (response.statusCode()) {
            case 200 -> fresh(response, state);
            case 304 -> {
                response.body().close();
                yield new Fetched.Unchanged(state.unchanged(clock.instant()));
            }
            case 301, 302, 303, 307, 308 -> {
                response.body().close();
                yield follow(address, response, state, redirects);
            }
            case 429, 503 -> {
                response.body().close();
                yield refused(response, state);
            }
            default -> {
                response.body().close();
                yield failed(state, "status", response.statusCode());
            }
        };
    }

    private static HttpRequest request(URI address, SubscriptionState state) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "text/calendar, */*;q=0.1")
                .header("User-Agent", "Gadfly");
        state.entityTag().ifPresent(tag -> request.header("If-None-Match", tag));
        state.lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    private Fetched fresh(HttpResponse<InputStream> response, SubscriptionState state) throws IOException {
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(0);
        if (announced > limit) {
            response.body().close();
            return failed(state, "tooLong", limit >> 20);
        }
        var content = Content.of(response, limit, patience);
        var kept = new SubscriptionState(
                response.headers().firstValue("ETag"),
                response.headers().firstValue("Last-Modified"),
                Optional.of(clock.instant()),
                state.brought(),
                0,
                "");
        return new Fetched.Fresh(content.body(), content.note(), kept);
    }

    private Fetched follow(URI from, HttpResponse<?> response, SubscriptionState state, int redirects)
            throws IOException, InterruptedException {
        return switch (Redirect.of(from, response.headers().firstValue("Location"))) {
            case Redirect.Refused(var words) -> failed(state, words);
            case Redirect.To(var target) ->
                redirects == 0 ? failed(state, "redirect.many", REDIRECTS) : fetch(target, state, redirects - 1);
        };
    }

    /// The server has too much to do, and may say until when.
    private Fetched refused(HttpResponse<?> response, SubscriptionState state) {
        Instant now = clock.instant();
        var retry = RetryAfter.of(response.headers().firstValue("Retry-After"), now);
        return new Fetched.Failed(
                state.failed(now, Words.say("status", response.statusCode())).notBefore(retry));
    }

    private Fetched failed(SubscriptionState state, String key, Object... arguments) {
        Instant now = clock.instant();
        return new Fetched.Failed(state.failed(now, Words.say(key, arguments)));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
