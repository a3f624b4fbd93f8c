package io.gadfly.ui.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.ui.importing.ImportLine.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportLineTest {
    private static final List<Path> CHOIR = List.of(Path.of("choir.ics"));
    private static final List<Path> BAND = List.of(Path.of("band.ics"));

    private final ImportLine line = new ImportLine();

    @Test
    void theFirstStaysUntilItIsAnswered() {
        assertTrue(line.add(CHOIR));
        assertTrue(line.placeProperty().get().isAlone());

        assertFalse(line.add(BAND));
        assertEquals(new Place(1, 2), line.placeProperty().get());

        assertEquals(Optional.of(BAND), line.next());
        assertEquals(new Place(2, 2), line.placeProperty().get());
    }

    @Test
    void whoComesAgainWhileInLineDoesNotStandThereTwice() {
        line.add(CHOIR);
        line.add(BAND);

        assertFalse(line.add(BAND));
        assertFalse(line.add(CHOIR));

        assertEquals(new Place(1, 2), line.placeProperty().get());
    }

    @Test
    void whenAllAreAnsweredTheCountBeginsAnew() {
        line.add(CHOIR);
        line.add(BAND);
        line.next();
        assertEquals(Optional.empty(), line.next());

        assertTrue(line.add(CHOIR));
        assertEquals(new Place(1, 1), line.placeProperty().get());
    }
}
