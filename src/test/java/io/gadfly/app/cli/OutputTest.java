package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Output output = new Output(new Terminal(
            new PrintWriter(out, true, StandardCharsets.UTF_8),
            new PrintWriter(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(new byte[0]),
            out));

    private static final String STEERING = "red \u001b[31m, back \u202e and \u0000\u009b2J";

    @Test
    void whatACalendarPutIntoATitleDoesNotSteerTheTerminal() {
        output.show("", List.of(STEERING));

        assertEquals("red [31m, back  and 2J" + System.lineSeparator(), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aTitleOfTwoLinesIsShownInOne() {
        output.show("", List.of("first\nsecond"));

        assertEquals("first second" + System.lineSeparator(), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aComplaintDoesNotSteerTheTerminalEither() {
        output.complain(STEERING);

        assertEquals(-1, err.toString(StandardCharsets.UTF_8).indexOf('\u001b'));
    }

    @Test
    void aDocumentForAProgramKeepsEveryCharacter() {
        output.useJson(true);

        output.show(STEERING, List.of());

        assertEquals(
                "\"red \\u001B[31m, back \u202e and \\u0000\u009b2J\"" + System.lineSeparator(),
                out.toString(StandardCharsets.UTF_8));
    }
}
