package io.gadfly.icalendar.subscription;

import java.io.InputStream;
import java.util.Optional;

/// What came of a look at a subscription's address.
public sealed interface Fetched {
    /// Something that was not read before.
    ///
    /// @param body to be read and closed; reading fails with an `IOException` beyond the limit of size
    /// @param note one line for the user on how it is read, if there is something to say
    /// @param state to be kept once the body was read
    record Fresh(InputStream body, Optional<String> note, SubscriptionState state) implements Fetched {}

    record Unchanged(SubscriptionState state) implements Fetched {}

    /// No connection, no such page, an answer that is not taken: what was read before stays.
    record Failed(SubscriptionState state) implements Fetched {}
}
