package io.gadfly.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line from which piece after piece is taken as it is understood. What stands in quotation marks is never
/// taken.
final class Line {
    /// Stands where a piece was taken, so that what was apart does not come to stand together.
    static final String GAP = "\uE000";

    private static final char QUOTE = '\uE100';
    private static final Pattern RESERVED = Pattern.compile("[\uE000-\uF8FF]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|“([^”]*)”");
    private static final Pattern GAPS = Pattern.compile("[\\s" + GAP + "]+");
    private static final Pattern LOOSE_ENDS =
            Pattern.compile("^(?:[,;:–—-]\\s+|and\\s+)+|(?:\\s*[,;:–—]|\\s+(?:and|on|at|-))+$", flags());

    /// What stood before a piece that was taken, and says nothing without it.
    private static final Pattern LEFT_ALONE =
            Pattern.compile("^[\\s" + GAP + "]*(?:(?:and|on|at)\\s*" + GAP + "[\\s" + GAP + "]*)+", flags());

    private static final Pattern BEFORE_A_MARK = Pattern.compile("[\\s" + GAP + "]*" + GAP + "\\s*(?=[,;:](?:\\s|$))");

    private final List<String> quotes = new ArrayList<>();
    private String text;

    Line(String typed) {
        var plain = RESERVED.matcher(typed).replaceAll("").strip();
        this.text = QUOTED.matcher(plain).replaceAll(quote -> {
            quotes.add(quote.group(1) == null ? quote.group(2) : quote.group(1));
            return String.valueOf((char) (QUOTE + quotes.size() - 1));
        });
    }

    static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    }

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, flags());
    }

    /// Says the same in other words.
    void reword(Pattern pattern, String words) {
        text = pattern.matcher(text).replaceAll(words);
    }

    void reword(Pattern pattern, Function<MatchResult, String> words) {
        text = pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.apply(found)));
    }

    Optional<MatchResult> take(Pattern pattern) {
        return take(pattern, Optional::of);
    }

    /// Takes the first piece of which the reading makes sense.
    <T> Optional<T> take(Pattern pattern, Function<MatchResult, Optional<T>> reading) {
        var found = pattern.matcher(text);
        while (found.find()) {
            var meaning = reading.apply(found.toMatchResult());
            if (meaning.isPresent()) {
                text = text.substring(0, found.start()) + GAP + text.substring(found.end());
                return meaning;
            }
        }
        return Optional.empty();
    }

    boolean has(Pattern pattern) {
        return pattern.matcher(text).find();
    }

    /// What of it looks like the pattern, as it was typed.
    List<String> remaining(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(this::plain)
                .toList();
    }

    /// What was not taken, without the quotation marks.
    String title() {
        var kept =
                BEFORE_A_MARK.matcher(LEFT_ALONE.matcher(text).replaceAll("")).replaceAll("");
        return plain(
                LOOSE_ENDS.matcher(GAPS.matcher(kept).replaceAll(" ").strip()).replaceAll(""));
    }

    private String plain(String piece) {
        var said = GAPS.matcher(piece).replaceAll(" ").strip();
        for (var i = 0; i < quotes.size(); i++) {
            said = said.replace(String.valueOf((char) (QUOTE + i)), quotes.get(i));
        }
        return said;
    }
}
