package io.gadfly.store.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "coffee", "größer", "Ελλάδα", "会議", "a😀b", "\u0000\u007f\u0080\u07ff\u0800\uffff"})
    void countsCharactersAsAStringDoes(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        assertEquals(text.length(), Utf8.of(bytes).length());
        assertEquals(Utf8.of(text), Utf8.of(bytes));
        assertEquals(text, Utf8.of(bytes).toString());
        assertArrayEquals(bytes, Utf8.of(text).bytes());
    }
}
