package io.gadfly.settings;

/// How long what is over is kept.
///
/// @param days for how many days after its end; at least one
public record HistorySettings(int days) {
    /// A bit more than a year, so that what comes once a year can be looked up.
    public static final HistorySettings DEFAULT = new HistorySettings(400);

    public HistorySettings {
        if (days < 1) {
            throw new IllegalArgumentException("a history has at least one day: " + days);
        }
    }
}
