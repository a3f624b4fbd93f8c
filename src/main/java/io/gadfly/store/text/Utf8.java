package io.gadfly.store.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text as it is stored, encoded once for all who store it: the journal, the database and the sum over its
/// words.
public final class Utf8 {
    private static final byte FIRST_LEAD = (byte) 0xC0;
    private static final byte LEAD_OF_FOUR = (byte) 0xF0;

    private final byte[] bytes;
    private final int length;

    private Utf8(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    public static Utf8 of(String text) {
        return new Utf8(text.getBytes(StandardCharsets.UTF_8), text.length());
    }

    /// @param bytes of a text, and nobody else's
    static Utf8 of(byte[] bytes) {
        return new Utf8(bytes, lengthOf(bytes));
    }

    /// One for each byte that is not the continuation of others, and two where four bytes are a surrogate pair.
    /// Bytes are signed: continuations are below all leads, and what is alone is not negative.
    private static int lengthOf(byte[] bytes) {
        var length = 0;
        for (var each : bytes) {
            length += (each < FIRST_LEAD ? 0 : 1) + (each >= LEAD_OF_FOUR && each < 0 ? 1 : 0);
        }
        return length;
    }

    /// Not to be changed.
    public byte[] bytes() {
        return bytes;
    }

    /// In characters, as a `String` counts them.
    public int length() {
        return length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Utf8 text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
