package io.gadfly.notification.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A command as it is typed in one line: words with blanks between, and quotes around those that have blanks in them.
/// Nothing else means anything, since no shell reads it: no `$`, no `|`, no `*`.
public final class CommandWords {
    private CommandWords() {}

    /// Nothing where a quote is not closed.
    public static Optional<List<String>> parse(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var isWord = false;
        var quote = ' ';
        for (var letter : line.strip().toCharArray()) {
            if (quote == ' ' && (letter == '"' || letter == '\'')) {
                quote = letter;
                isWord = true;
            } else if (letter == quote && quote != ' ') {
                quote = ' ';
            } else if (quote == ' ' && Character.isWhitespace(letter)) {
                if (isWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isWord = false;
            } else {
                word.append(letter);
                isWord = true;
            }
        }
        if (isWord) {
            words.add(word.toString());
        }
        return quote == ' ' ? Optional.of(List.copyOf(words)) : Optional.empty();
    }

    /// The line that `parse` reads back.
    public static String line(List<String> words) {
        return words.stream().map(CommandWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (!word.isEmpty() && word.chars().noneMatch(letter -> letter == '"' || letter == '\'' || letter <= ' ')) {
            return word;
        }
        return word.contains("\"") ? "'" + word.replace("'", "'\"'\"'") + "'" : "\"" + word + "\"";
    }
}
