package io.gadfly.engine;

import java.time.Duration;

/// How an engine looks out for what nobody tells it of.
enum Vigilance {
    /// In a world where clocks are set, processes hang and desktops come and go: again and again, though
    /// nothing is to be done.
    AWAKE(Duration.ofSeconds(30)),
    /// On a clock that nobody sets, and alone: it acts when something is due, and sleeps until then.
    AT_EASE(Duration.ofDays(36_500));

    private final Duration longestPark;

    Vigilance(Duration longestPark) {
        this.longestPark = longestPark;
    }

    /// For how long it goes without a look at the clock.
    Duration longestPark() {
        return longestPark;
    }

    boolean isAwake() {
        return this == AWAKE;
    }
}
