package io.gadfly.phrase;

import io.gadfly.schedule.CalendarTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a line such as `pay rent every month on the 1st 9:00 nag every 5 min until 18:00 #home !high`. What stands in
/// quotation marks is title, whatever it says.
public final class PhraseReader {
    /// What is longer is no line that somebody typed: all of it is title.
    private static final int LONGEST = 1_000;

    private static final Pattern REMIND_ME =
            Line.pattern("^(?:please\\s+)?(?:remind\\s+me\\s+(?:to\\s+)?|nag\\s+me\\s+to\\s+)");
    private static final Pattern TONIGHT = Line.pattern("\\b(?:tonight|this\\s+(?:evening|night))\\b");
    private static final Pattern THIS_MORNING = Line.pattern("\\bthis\\s+morning\\b");
    private static final Pattern EVERY_NIGHT = Line.pattern("\\b(every|each|tomorrow)\\s+night\\b");
    private static final Pattern EVERY_PART = Line.pattern("\\b(?:every|each)\\s+(morning|evening)\\b");
    private static final Pattern PART_OF_A_DAY =
            Line.pattern("\\b(tomorrow|" + Names.FULL_WEEKDAY + ")\\s+(morning|evening)\\b");

    private static final String WORD = "[^\\s" + Line.GAP + "]+";
    private static final String END = "(?=[\\s" + Line.GAP + "]*$|\\s*" + Line.GAP + ")";

    /// What speaks of time or of nagging; where any of it is left over, it was not understood.
    private static final List<Pattern> LOOKS_LIKE_TIME = Stream.of(
                    "\\bnag(?:ging)?\\s+(?:me\\s+)?(?:every|until|till|for|once|max|\\d)\\S*(?:\\s+" + WORD + "){0,2}",
                    "\\bnag(?:ging)?\\s+me(?:\\s+" + WORD + "){0,2}" + END,
                    "(?<=[,;" + Line.GAP + "]\\s{0,3})nag(?:ging)?(?:\\s+" + WORD + "){1,2}" + END,
                    "(?<=\\S\\s)(?<!\\b(?:and|to|an?|the)\\s)nag(?:ging)?\\s+" + WORD + END,
                    "\\b(?:every|each)(?:\\s+[^\\s" + Line.GAP + "]+){1,2}",
                    "\\b(?:until|till|at|in)\\s+\\d+\\S*(?:\\s+"
                            + "(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\\b)?",
                    "(?<!\\S)\\d{1,2}[:/]\\d{1,2}(?:/\\d{2,4})?(?!\\S)",
                    "\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b",
                    "\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + Names.MONTH,
                    "\\b(?:today|tom{1,2}or{1,2}ow|tonight|" + Names.FULL_WEEKDAY + ")\\b")
            .map(Line::pattern)
            .toList();

    private final Vantage vantage;

    public PhraseReader(Vantage vantage) {
        this.vantage = vantage;
    }

    public Reading read(String typed) {
        return typed.length() > LONGEST ? allTitle(typed) : readLine(typed);
    }

    private static Reading allTitle(String typed) {
        return new Reading(
                typed.strip(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private Reading readLine(String typed) {
        var line = new Line(typed);
        reword(line);
        var marks = Marks.take(line);
        var nag = NagClause.take(line);
        var start = Start.take(line, vantage);
        var doubts = new ArrayList<>(leftOver(line));
        start.time().filter(this::isOver).ifPresent(time -> doubts.add(new Doubt(Doubt.Kind.PAST, written(time))));
        return new Reading(line.title(), marks.list(), marks.tags(), marks.priority(), start.schedule(), nag, doubts);
    }

    private static void reword(Line line) {
        line.reword(REMIND_ME, "");
        line.reword(TONIGHT, "today in the evening");
        line.reword(THIS_MORNING, "today in the morning");
        line.reword(EVERY_NIGHT, "$1 evening");
        line.reword(EVERY_PART, "every day in the $1");
        line.reword(PART_OF_A_DAY, "$1 in the $2");
    }

    private static List<Doubt> leftOver(Line line) {
        return LOOKS_LIKE_TIME.stream()
                .flatMap(pattern -> line.remaining(pattern).stream())
                .distinct()
                .map(piece -> new Doubt(Doubt.Kind.NOT_UNDERSTOOD, piece))
                .toList();
    }

    private boolean isOver(CalendarTime time) {
        return time instanceof CalendarTime.Day(var day)
                ? day.isBefore(vantage.today())
                : !time.local().isAfter(vantage.now());
    }

    private static String written(CalendarTime time) {
        return time instanceof CalendarTime.Day(var day)
                ? day.toString()
                : time.local().toString().replace('T', ' ');
    }
}
