package io.gadfly.engine;

import io.gadfly.notification.Medium;
import io.gadfly.reminder.NagPolicy.Also;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The ways to reach the user that this program has.
///
/// @param ladder in the order in which they are tried; the last one should be one that can hardly fail
/// @param alongside what accompanies each nag that may be heard, such as a sound; it takes no answers
/// @param asked what is used only for nags that ask for it; it takes no answers
public record Media(List<Medium> ladder, List<Medium> alongside, Map<Also, Medium> asked) {
    public Media {
        ladder = List.copyOf(ladder);
        alongside = List.copyOf(alongside);
        asked = Map.copyOf(asked);
    }

    /// With none that has to be asked for.
    public Media(List<Medium> ladder, List<Medium> alongside) {
        this(ladder, alongside, Map.of());
    }

    public static Media of(Medium... ladder) {
        return new Media(List.of(ladder), List.of());
    }

    public Stream<Medium> all() {
        return Stream.of(ladder.stream(), alongside.stream(), inOrder(asked.keySet()))
                .flatMap(stream -> stream);
    }

    Stream<Medium> asked(Set<Also> ways) {
        return inOrder(ways);
    }

    private Stream<Medium> inOrder(Set<Also> ways) {
        return ways.stream().sorted().flatMap(way -> Optional.ofNullable(asked.get(way)).stream());
    }
}
