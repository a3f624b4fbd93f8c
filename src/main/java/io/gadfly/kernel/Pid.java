package io.gadfly.kernel;

/// The identity of a process; never used again within one system.
public record Pid(long value) implements Comparable<Pid> {
    /// Where there is no process to name.
    public static final Pid NOBODY = new Pid(0);

    @Override
    public int compareTo(Pid other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "<" + value + ">";
    }
}
