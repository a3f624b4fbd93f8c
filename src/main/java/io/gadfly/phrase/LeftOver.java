package io.gadfly.phrase;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is left of a line and speaks of time or of nagging all the same: it was not understood.
final class LeftOver {
    private static final String WORD = "[^\\s" + Line.GAP + "]+";
    private static final String END = "(?=[\\s" + Line.GAP + "]*$|\\s*" + Line.GAP + ")";
    private static final String UNIT =
            "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|quarters?|years?)\\b";
    private static final String COUNT = "(?:\\d+|an?|one|" + Numerals.TEXT + ")";

    private static final String FOR_DAYS =
            "\\bfor\\s+(?:the\\s+next\\s+)?" + COUNT + "\\s+(?:day|week|fortnight|month|year)s?\\b";

    private static final List<Pattern> NAGGING = Stream.of(
                    "\\bnag(?:ging)?\\s+(?:me\\s+)?(?:every|until|till|for|once|max|\\d)\\S*(?:\\s+" + WORD + "){0,2}",
                    "\\bnag(?:ging)?\\s+me(?:\\s+" + WORD + "){0,2}" + END,
                    "(?<=[,;" + Line.GAP + "]\\s{0,3})nag(?:ging)?(?:\\s+" + WORD + "){1,2}" + END,
                    "(?<=\\S\\s)(?<!\\b(?:and|to|an?|the)\\s)nag(?:ging)?\\s+" + WORD + END)
            .map(Line::pattern)
            .toList();

    private static final List<Pattern> REPEATING = Stream.of(
                    "\\b(?:every|each)!?(?:\\s+" + WORD + "){1,2}",
                    "\\b(?:once|twice|thrice|\\d+\\s*(?:x|times))\\s+(?:a|an|per|each|daily|weekly)\\b(?:\\s+" + WORD
                            + ")?",
                    "\\b(?:twice|thrice)\\s+(?:daily|weekly|monthly|yearly)\\b",
                    "\\b(?:bi|semi)-?(?:daily|monthly|yearly|annually|weekly)\\b",
                    "\\bafter\\s+(?:(?:it['’]?s|it\\s+is|it\\s+was|i['’]?m|i\\s+am|being)\\s+)?"
                            + "(?:done|completion|finished|finishing)\\b",
                    "\\b(?:except|excluding|but\\s+not)\\s+(?:for\\s+)?(?:on\\s+|in\\s+)?(?:the\\s+)?(?:\\d\\S*(?:\\s+"
                            + Names.MONTH + ")?|" + Names.WEEKDAYS + "|" + Names.MONTH
                            + "\\S*|(?:public\\s+)?holidays?)")
            .map(Line::pattern)
            .toList();

    private static final List<Pattern> DAYS = Stream.of(
                    "\\b" + Names.ORDINAL + "\\s+" + Names.WEEKDAY,
                    "\\b" + Names.ORDINAL + "(?:\\s+of)?(?=\\s*" + Line.GAP + ")",
                    "\\b\\d{1,2}(?:st|nd|rd|th)\\b",
                    "\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b",
                    "(?<![\\d.])\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})?(?![\\d.])",
                    "(?<!\\S)\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?(?!\\S)",
                    "\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + Names.MONTH,
                    "\\b" + Names.MONTH + "\\s+\\d{1,2}\\b",
                    "\\b(?:in|by|until|till|next|this|mid|early|late|since|end\\s+of)[\\s-]+" + Names.MONTH,
                    "(?:\\b(?:starting|beginning)(?:\\s+in)?|(?<=" + Line.GAP + "\\s{0,3})from)\\s+" + Names.MONTH,
                    "\\b(?:on|next|this|last|until|till|by)\\s+" + Names.WEEKDAY,
                    "\\b(?:end|start|beginning|middle)\\s+of\\s+(?:the\\s+|this\\s+|next\\s+)?(?:day|week|month|year)\\b",
                    "\\b(?:end|start|beginning|middle|half)\\s+of(?=\\s*" + Line.GAP + ")",
                    "(?<=" + Line.GAP + "\\s{0,3})(?:week|fortnight)\\b(?=\\s+at\\b|\\s*(?:" + Line.GAP + "|$))",
                    "\\b(?:at|on|over|next|this|last)\\s+(?:the\\s+)?weekend\\b",
                    FOR_DAYS + "(?=[\\s,]*" + Line.GAP + ")",
                    "(?<=" + Line.GAP + "[\\s,]{0,3})" + FOR_DAYS,
                    "\\b(?:today|tom{1,2}or{1,2}ow|yesterday|tonight|" + Names.FULL_WEEKDAY + ")\\b(?!['’]s)")
            .map(Line::pattern)
            .toList();

    private static final List<Pattern> HOURS = Stream.of(
                    "\\b(?:until|till|at|in)\\s+[-–]?\\s*\\d+\\S*(?:\\s+" + UNIT + ")?",
                    "\\bat\\s+(?:one\\b|" + Numerals.TEXT + "\\b|night\\b)",
                    "\\b(?:in\\s+the|every|each)\\s+(?:morning|afternoon|evening|night)\\b",
                    "\\bin\\s+(?:a\\s+|an\\s+)?(?:couple|few|some|" + COUNT
                            + ")\\s+(?:of\\s+)?(?:minutes|hours|days|weeks" + "|months|years|" + UNIT + ")",
                    "\\b(?:until|till)\\s+(?:the\\s+)?(?:end|noon|midnight|morning|evening)\\b",
                    "\\b(?:between|from)\\s+\\d\\S*\\s*(?:and|to|until|till|-|–)\\s*\\d\\S*",
                    "\\b(?:half|quarter|\\d{1,2})\\s+(?:past|to)\\s+(?:\\d+|noon|midnight|one|" + Numerals.TEXT
                            + ")\\b",
                    "(?<!\\S)\\d{1,2}:\\d{1,2}(?!\\S)",
                    "(?<![\\w:.])\\d{1,2}(?:[:.]\\d{2})?\\s*(?:[ap]\\.?m\\b|o\\W?clock\\b|uhr\\b|h(?:\\d{2})?\\b)",
                    "(?<!\\S)\\d+\\s*[-–](?=\\s*" + Line.GAP + ")",
                    "(?<=" + Line.GAP + "\\s{0,3})(?:[-–]|to)\\s*\\d+\\b(?!\\s+" + Names.MONTH + ")",
                    "(?<=" + Line.GAP + "\\s{0,3})\\d{1,2}(?:\\.\\d{2})?(?:\\s*[-–]\\s*\\d{1,2}(?:\\.\\d{2})?)?" + END,
                    "\\bby\\s+\\d{1,2}" + END,
                    "(?<=" + Line.GAP + "[\\s,]{0,3})(?:until|till|through|thru)\\s+" + WORD + "(?:\\s+" + WORD
                            + "(?=[\\s,]*$))?",
                    "\\b(?:noon|midnight|midday)\\b",
                    "\\b(?:until|till|before|after|since|between|except|every|each)(?=\\s*" + Line.GAP + ")",
                    "\\b" + COUNT + "\\s*" + UNIT + "\\s+(?:before|ago|earlier|later|prior|ahead|early|hence|from\\s+"
                            + WORD + "|after\\b)")
            .map(Line::pattern)
            .toList();

    private static final List<Pattern> LOOKS_LIKE_TIME =
            Stream.of(NAGGING, REPEATING, DAYS, HOURS).flatMap(List::stream).toList();

    private LeftOver() {}

    /// In the order in which they were found; a piece of a piece is not said again.
    static List<Doubt> doubts(Line line) {
        var pieces = LOOKS_LIKE_TIME.stream()
                .flatMap(pattern -> line.remaining(pattern).stream())
                .distinct()
                .toList();
        return pieces.stream()
                .filter(piece -> pieces.stream().noneMatch(other -> !other.equals(piece) && other.contains(piece)))
                .map(piece -> new Doubt(Doubt.Kind.NOT_UNDERSTOOD, piece))
                .toList();
    }
}
