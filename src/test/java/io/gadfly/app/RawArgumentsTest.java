package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawArgumentsTest {
    @Test
    void lastWordsOfTheCommandLineAreTheArguments() {
        var commandLine = "/opt/gadfly/bin/gadfly\0add\0Zähne putzen\0\0".getBytes(StandardCharsets.UTF_8);

        assertEquals(
                List.of("add", "Zähne putzen", ""),
                RawArguments.last(List.of("add", "Z??hne putzen", ""), commandLine));
    }

    @Test
    void shorterCommandLineIsNotBelieved() {
        assertEquals(List.of("a", "b"), RawArguments.last(List.of("a", "b"), "a\0".getBytes(StandardCharsets.UTF_8)));
    }
}
