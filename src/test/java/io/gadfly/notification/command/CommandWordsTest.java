package io.gadfly.notification.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            beep                    | [beep]
              beep   -l  9          | [beep, -l, 9]
            say "two words" 'it"s'  | [say, two words, it"s]
            a"b c"d                 | [ab cd]
            empty ''                | [empty, ]
            """)
    void blanksDivideAndQuotesHold(String line, String words) {
        assertEquals(words, String.valueOf(CommandWords.parse(line).orElseThrow()));
    }

    @Test
    void nothingIsSpecialButBlanksAndQuotes() {
        assertEquals(
                Optional.of(List.of("echo", "$HOME", "|", "tee", "*;\\n")),
                CommandWords.parse("echo $HOME | tee *;\\n"));
    }

    @Test
    void aQuoteThatIsNotClosedIsNoCommand() {
        assertEquals(Optional.empty(), CommandWords.parse("say 'hello"));
    }

    @Test
    void whatIsShownReadsBackAsItWas() {
        var words = List.of("say", "two words", "", "it's", "\"so\"", "both ' and \"");

        assertEquals(Optional.of(words), CommandWords.parse(CommandWords.line(words)));
    }
}
