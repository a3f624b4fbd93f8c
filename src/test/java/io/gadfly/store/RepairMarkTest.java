package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairMarkTest {
    private static final JournalDamage DAMAGE = new JournalDamage(3, 1);

    @TempDir
    private Path folder;

    private RepairMark mark() {
        return new RepairMark(new StoreDirectory(folder));
    }

    private Restoration restoration(boolean isWhole) {
        return new Restoration(
                Optional.of(folder.toAbsolutePath().resolve("damaged.mv.db")), Optional.of(Samples.NOON), 7, isWhole);
    }

    @Test
    void saysWhatHappenedUntilItIsTakenAway() throws IOException {
        assertEquals(Optional.empty(), mark().read());

        for (var repair :
                new Repair[] {restoration(true), new Restoration(Optional.empty(), Optional.empty(), 0, false)}) {
            mark().put(repair);
            assertEquals(Optional.of(repair), mark().read());
            mark().remove();
        }
        mark().put(DAMAGE);
        assertEquals(Optional.of(DAMAGE), mark().read());
        mark().remove();

        assertEquals(Optional.empty(), mark().read());
        mark().remove();
    }

    @Test
    void ofTwoRepairsNoneOfWhichIsOverSaysWhatMayBeMissingSinceTheFirst() throws IOException {
        mark().put(restoration(false));
        assertEquals(restoration(false), mark().put(restoration(true)));
        assertEquals(restoration(false), mark().put(DAMAGE));
        assertEquals(Optional.of(restoration(false)), mark().read());
        mark().remove();

        mark().put(restoration(true));
        assertEquals(restoration(false), mark().put(DAMAGE));
        mark().remove();

        mark().put(DAMAGE);
        assertEquals(restoration(false), mark().put(restoration(true)));
    }

    @Test
    void thatNobodyCanReadSaysThatMuchMayBeMissing() throws IOException {
        for (var text : new String[] {"", "junk", "restored\n", "mended\nmany\nfew\n", "restored\n\nnoon\n1\ntrue\n"}) {
            Files.writeString(new StoreDirectory(folder).repairMark(), text);

            assertTrue(mark().read().orElseThrow().isIncomplete(), text);
        }
    }
}
