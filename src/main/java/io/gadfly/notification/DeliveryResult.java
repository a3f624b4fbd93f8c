package io.gadfly.notification;

/// What became of a delivery.
public sealed interface DeliveryResult {
    record Delivered() implements DeliveryResult {}

    /// @param reason one line that says what failed
    record Failed(String reason) implements DeliveryResult {}
}
