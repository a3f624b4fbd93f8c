package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoriesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /asked | /from-env | /xdg | Linux    | /asked
            -      | /from-env | /xdg | Linux    | /from-env
            -      | -         | /xdg | Linux    | /xdg/gadfly
            -      | -         | xdg  | Linux    | /home/ada/.local/share/gadfly
            -      | -         | -    | Linux    | /home/ada/.local/share/gadfly
            -      | -         | -    | FreeBSD  | /home/ada/.local/share/gadfly
            -      | -         | -    | Mac OS X | /home/ada/Library/Application Support/Gadfly
            """)
    void dataFolderIsWhereItWasAskedForElseWhereThePlatformWantsIt(
            @Nullable String asked, @Nullable String variable, @Nullable String xdg, String system, String expected) {
        var environment = new HashMap<String, String>();
        Optional.ofNullable(variable).ifPresent(value -> environment.put("GADFLY_DATA", value));
        Optional.ofNullable(xdg).ifPresent(value -> environment.put("XDG_DATA_HOME", value));

        var properties = new Properties();
        properties.putAll(Map.of("user.home", "/home/ada", "os.name", system, "user.name", "ada"));

        var directories = Directories.of(Optional.ofNullable(asked).map(Path::of), environment, properties);

        assertEquals(Path.of(expected), directories.data());
    }

    @ParameterizedTest
    @CsvSource({"/home/eva, /home/eva", "here, /home/ada"})
    void homeIsWhereTheShellSeesItIfThatIsAPlace(String variable, Path expected) {
        var properties = new Properties();
        properties.putAll(Map.of("user.home", "/home/ada", "os.name", "Linux", "user.name", "ada"));

        var directories = Directories.of(Optional.empty(), Map.of("HOME", variable), properties);

        assertEquals(expected.resolve(".local").resolve("share").resolve("gadfly"), directories.data());
    }
}
