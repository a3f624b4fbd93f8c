package io.gadfly.ui.importing;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The imports that were asked for and wait for their turn: each is answered before the next one comes.
final class ImportLine {
    /// Which one is looked at, of how many since the last time that there was none.
    record Place(int number, int of) {
        boolean isAlone() {
            return of == 1;
        }
    }

    private final Queue<List<Path>> line = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(new Place(1, 1));
    private int answered;

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// Answers whether it is its turn at once. What is in line already does not come twice.
    boolean add(List<Path> files) {
        if (line.contains(files)) {
            return false;
        }
        line.add(files);
        tell();
        return line.size() == 1;
    }

    /// The one whose turn it was is answered. Answers with the next.
    Optional<List<Path>> next() {
        line.remove();
        answered = line.isEmpty() ? 0 : answered + 1;
        tell();
        return Optional.ofNullable(line.peek());
    }

    private void tell() {
        place.set(new Place(answered + 1, answered + Math.max(1, line.size())));
    }
}
