package io.gadfly.schedule;

import java.util.Optional;
import java.util.function.Function;

/// What reading a text gave: the value, or why there is none.
public sealed interface Parsed<T> {
    record Value<T>(T value) implements Parsed<T> {}

    record Refused<T>(Refusal refusal) implements Parsed<T> {}

    default Optional<T> toOptional() {
        return switch (this) {
            case Value<T>(var value) -> Optional.of(value);
            case Refused<T> _ -> Optional.empty();
        };
    }

    default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
        return switch (this) {
            case Value<T>(var value) -> next.apply(value);
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }
}
