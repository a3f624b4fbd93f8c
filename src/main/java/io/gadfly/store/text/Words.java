package io.gadfly.store.text;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The words by which the constants of an enum are stored: stable, whatever the constants are called in Java.
public final class Words<E extends Enum<E>> {
    private final Function<E, String> word;
    private final Map<String, E> constants;

    public Words(Class<E> type, Function<E, String> word) {
        this.word = word;
        this.constants = Arrays.stream(type.getEnumConstants()).collect(Collectors.toUnmodifiableMap(word, c -> c));
    }

    public String of(E constant) {
        return word.apply(constant);
    }

    public E parse(String text) {
        var constant = constants.get(text);
        if (constant == null) {
            throw new UnreadableTextException("unknown word: " + text);
        }
        return constant;
    }
}
