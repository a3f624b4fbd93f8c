package io.gadfly.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What has to be known of a command line before it is read in earnest: which store it is about, and what kind of
/// command it is.
///
/// @param all as they were typed
/// @param data the value of `--data`
/// @param words what is neither an option that stands before the command nor its value: the command and its arguments,
/// or the files to open
record Arguments(List<String> all, Optional<Path> data, List<String> words) {
    private static final String DATA = "--data";

    static Arguments of(List<String> all) {
        Optional<Path> data = Optional.empty();
        for (var i = 0; i < all.size() && !all.get(i).equals("--"); i++) {
            var word = all.get(i);
            if (word.equals(DATA) && i + 1 < all.size()) {
                data = folder(all.get(i + 1));
            } else if (word.startsWith(DATA + "=")) {
                data = folder(word.substring(DATA.length() + 1));
            }
        }
        return new Arguments(List.copyOf(all), data, words(all));
    }

    /// An empty value, as an unset variable of a script leaves it, names no folder.
    private static Optional<Path> folder(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static List<String> words(List<String> all) {
        var first = 0;
        while (first < all.size()
                && all.get(first).startsWith("-")
                && !all.get(first).equals("-")) {
            first += all.get(first).equals(DATA) ? 2 : 1;
        }
        return List.copyOf(all.subList(Math.min(first, all.size()), all.size()));
    }

    Optional<String> command() {
        return words.stream().findFirst();
    }

    /// The one question that scripts ask often enough to be answered at once.
    boolean asksForVersion() {
        return all.equals(List.of("--version")) || all.equals(List.of("-V"));
    }

    /// Whether nothing is asked but what the program says about itself.
    boolean asksAboutProgram() {
        return all.stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word ->
                        word.equals("--help") || word.equals("-h") || word.equals("--version") || word.equals("-V"));
    }
}
