package io.gadfly.schedule;

import java.util.Optional;
import java.util.function.Function;

/// What reading a text gave: the value, or why there is none.
public sealed interface Parsed<T> {
    record Value<T>(T value) implements Parsed<T> {}

    record Refused<T>(Refusal refusal) implements Parsed<T> {}

    static <T> Parsed<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Parsed<T> refused(Refusal.Reason reason, String part) {
        return new Refused<>(new Refusal(reason, part));
    }

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

    default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
        return then(value -> new Value<R>(change.apply(value)));
    }
}
