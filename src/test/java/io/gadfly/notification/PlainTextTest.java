package io.gadfly.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @Test
    void controlCharactersThatSteerATerminalAreLeftOut() {
        assertEquals("[31mred]0;owned", PlainText.line("\u001b[31mred\u009b\u001b]0;owned\u0007\u0000"));
    }

    @Test
    void aTitleIsOneLine() {
        assertEquals("pay rent today", PlainText.line("  pay\r\nrent\u2028\ttoday\n"));
    }

    @Test
    void aTextKeepsItsLines() {
        assertEquals("one\ntwo\nthree", PlainText.text("one\r\ntwo\rthree\n"));
    }

    @Test
    void overridesOfDirectionAreLeftOut() {
        assertEquals("invoicefdp.exe", PlainText.line("invoice\u202efdp.exe\u2066"));
    }

    @Test
    void rightToLeftTextIsIsolatedFromWhatStandsBesideIt() {
        assertEquals("\u2068שלום\u2069", PlainText.line("שלום"));
    }

    @Test
    void halfACharacterIsLeftOut() {
        assertEquals("ab😀", PlainText.line("a\ud83db😀"));
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "201, 200", "100000, 200"})
    void aTitleIsShortenedToAGlance(int written, int shown) {
        var line = PlainText.line("😀".repeat(written));

        assertEquals(shown, line.codePointCount(0, line.length()));
        assertEquals(written > shown, line.endsWith("…"));
    }
}
