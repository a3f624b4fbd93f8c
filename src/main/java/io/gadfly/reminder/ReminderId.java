package io.gadfly.reminder;

/// A reminder's number in the store: small, stable, never used again.
public record ReminderId(long value) implements Comparable<ReminderId> {
    public ReminderId {
        if (value < 1) {
            throw new IllegalArgumentException("not a reminder id: " + value);
        }
    }

    @Override
    public int compareTo(ReminderId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
