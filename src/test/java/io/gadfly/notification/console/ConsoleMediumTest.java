package io.gadfly.notification.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Examples;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.console.ConsoleMedium.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleMediumTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void aNagIsOneLineThatSaysHowToAnswer() {
        medium(Style.PLAIN).deliver(Examples.notification(7, 2, "pay rent"));

        assertEquals("pay rent · Due 09:00 · nag 2 of 5 · gadfly done f7\n", written.toString(UTF_8));
    }

    @Test
    void whatItSaysBesidesItsTitleStandsBelow() {
        var title = "Gadfly cannot reach its store";

        medium(Style.PLAIN).deliver(Examples.notice(title, "The disk is full.\nMake room on it.\u001b[2J"));

        assertEquals(title + "\n  The disk is full.\n  Make room on it.[2J\n", written.toString(UTF_8));
    }

    @Test
    void aTitleCannotSteerTheTerminal() {
        medium(Style.TERMINAL).deliver(Examples.notification(7, "\u001b]0;owned\u0007\u001b[2Jpay"));

        assertTrue(written.toString(UTF_8).contains("\u001b[1m]0;owned[2Jpay\u001b[0m"), written.toString(UTF_8));
    }

    @Test
    void aStreamThatIsNoTerminalGetsNoControlCharacters() {
        medium(Style.PLAIN).deliver(Examples.notification(7, "\u001b[2Jpay"));

        assertFalse(written.toString(UTF_8).contains("\u001b"), written.toString(UTF_8));
    }

    @Test
    void aDigestNamesEachWithItsAnswer() {
        var items =
                List.of(new Digest.Item(Examples.fire(7), "pay rent"), new Digest.Item(Examples.fire(8), "call mum"));

        medium(Style.PLAIN).deliver(new Digest(Digest.Occasion.WHILE_AWAY, items));

        assertEquals("""
                While you were away: 2 reminders
                  pay rent · Due 09:00 · gadfly done f7
                  call mum · Due 09:00 · gadfly done f8
                """, written.toString(UTF_8));
    }

    @Test
    void aConsoleThatWasClosedIsAbsent() {
        var gone = new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        var medium = new ConsoleMedium(gone, Style.PLAIN, Examples.WORDING);

        assertInstanceOf(DeliveryResult.Failed.class, medium.deliver(Examples.notification(7, "pay rent")));
        assertInstanceOf(Availability.Absent.class, medium.availability());
    }

    private ConsoleMedium medium(Style style) {
        return new ConsoleMedium(new PrintStream(written, true, UTF_8), style, Examples.WORDING);
    }
}
