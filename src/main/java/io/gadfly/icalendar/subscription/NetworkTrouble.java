package io.gadfly.icalendar.subscription;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/// Why a server was not reached, in a few words: the platform's own messages name classes or nothing at all.
final class NetworkTrouble {
    private NetworkTrouble() {}

    static String inWords(IOException failure) {
        return switch (failure) {
            case HttpTimeoutException _ -> Words.say("trouble.slow");
            case ConnectException refused
            when refused.getCause() instanceof ConnectException cause
                    && cause.getCause() instanceof UnresolvedAddressException -> Words.say("trouble.host");
            case ConnectException _ -> Words.say("trouble.refused");
            case UnknownHostException _ -> Words.say("trouble.host");
            case SSLException unsafe -> Words.say("trouble.unsafe", String.valueOf(unsafe.getMessage()));
            default -> Objects.requireNonNullElse(failure.getMessage(), Words.say("trouble.broken"));
        };
    }
}
