package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "gadfly", "app");
    private static final Pattern USE = Pattern.compile("Words\\.of\\(\\s*\"([a-z.]+)\"\\s*[,)]");

    @Test
    void everyTextThatIsUsedIsThere() throws IOException {
        var texts = ResourceBundle.getBundle(Words.BUNDLE, Locale.ROOT);
        var missing = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                keysIn(Files.readString(file))
                        .filter(key -> !texts.containsKey(key))
                        .forEach(missing::add);
            }
        }

        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void oneReminderIsNotSeveral() {
        assertEquals("No longer subscribed to work; deleted 1 reminder", UnsubscribeCommand.done("work", 1));
        assertEquals("No longer subscribed to work; deleted 0 reminders", UnsubscribeCommand.done("work", 0));
        assertEquals("No longer subscribed to work; deleted 2 reminders", UnsubscribeCommand.done("work", 2));
    }

    private static Stream<String> keysIn(String source) {
        return USE.matcher(source).results().map(use -> use.group(1));
    }

    @Test
    void everyCommandAndOptionIsDescribed() {
        var line = CommandTree.of(new CommandLineUnderTest().invocation());
        var undescribed = new ArrayList<String>();
        line.getSubcommands().forEach((name, command) -> {
            if (command.getCommandSpec().usageMessage().description().length == 0) {
                undescribed.add(name);
            }
            command.getCommandSpec().args().stream()
                    .filter(argument -> argument.description().length == 0)
                    .forEach(argument -> undescribed.add(name + " " + argument));
        });

        assertEquals(new ArrayList<>(), undescribed);
        assertFalse(line.getSubcommands().isEmpty());
    }
}
