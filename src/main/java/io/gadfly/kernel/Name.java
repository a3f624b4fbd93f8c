package io.gadfly.kernel;

/// A name under which a process can be found, and what it understands.
public record Name<M>(String text, Class<M> messages) {
    public static <M> Name<M> of(String text, Class<M> messages) {
        return new Name<>(text, messages);
    }

    @Override
    public String toString() {
        return text;
    }
}
