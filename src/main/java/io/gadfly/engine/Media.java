package io.gadfly.engine;

import io.gadfly.notification.Medium;
import java.util.List;
import java.util.stream.Stream;

/// The ways to reach the user that this program has.
///
/// @param ladder in the order in which they are tried; the last one should be one that can hardly fail
/// @param alongside what accompanies each nag that may be heard, such as a sound; it takes no answers
public record Media(List<Medium> ladder, List<Medium> alongside) {
    public Media {
        ladder = List.copyOf(ladder);
        alongside = List.copyOf(alongside);
    }

    public static Media of(Medium... ladder) {
        return new Media(List.of(ladder), List.of());
    }

    Stream<Medium> all() {
        return Stream.concat(ladder.stream(), alongside.stream());
    }
}
