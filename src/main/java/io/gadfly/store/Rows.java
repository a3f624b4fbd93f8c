package io.gadfly.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters of one statement for many values.
final class Rows {
    private Rows() {}

    static <T> List<@Nullable Object[]> of(List<T> values, Function<T, @Nullable Object[]> row) {
        return values.stream().map(row).toList();
    }
}
