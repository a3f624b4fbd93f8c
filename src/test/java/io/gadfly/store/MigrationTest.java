package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class MigrationTest {
    @Test
    void theSchemaThatIsOpenedWithoutFlywayIsTheNewest() throws IOException, URISyntaxException {
        var folder = MigrationTest.class.getResource("/io/gadfly/store/migration");
        assertNotNull(folder);

        try (var files = Files.list(Path.of(folder.toURI()))) {
            var newest = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .max(Comparator.comparingInt(Integer::parseInt));
            assertEquals(Database.SCHEMA, newest.orElseThrow());
        }
    }
}
