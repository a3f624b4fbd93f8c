package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void dataFolderIsFoundBeforeAndAfterTheCommand() {
        assertEquals(Optional.of(Path.of("/d")), of("--data", "/d", "list").data());
        assertEquals(Optional.of(Path.of("/d")), of("list", "--data=/d").data());
        assertEquals(Optional.empty(), of("add", "--", "--data", "/d").data());
    }

    @Test
    void anEmptyDataFolderIsNone() {
        assertEquals(Optional.empty(), of("--data", "", "list").data());
        assertEquals(Optional.empty(), of("list", "--data=").data());
    }

    @Test
    void commandIsTheFirstWordThatIsNoOption() {
        assertEquals(
                Optional.of("list"),
                of("--json", "--data", "/d", "list", "--tag", "x").command());
        assertEquals(Optional.empty(), of("--data", "/d").command());
        assertEquals(Optional.empty(), of("--data").command());
    }

    @Test
    void helpAndVersionAreQuestionsAboutTheProgram() {
        assertTrue(of("list", "--help").asksAboutProgram());
        assertTrue(of("-V").asksAboutProgram());
    }

    private static Arguments of(String... all) {
        return Arguments.of(List.of(all));
    }
}
