package io.gadfly.phrase;

import io.gadfly.schedule.CalendarTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads a line such as `pay rent every month on the 1st 9:00 nag every 5 min until 18:00 #home !high`. What
/// stands in quotation marks is title, whatever it says.
public final class PhraseReader {
    /// What is longer is no line that somebody typed: all of it is title.
    private static final int LONGEST = 1_000;

    private static final Pattern REMIND_ME =
            Line.pattern("^(?:please\\s+)?(?:remind\\s+me\\s+(?:to\\s+)?|nag\\s+me\\s+to\\s+)");
    private static final Pattern TONIGHT = Line.pattern("\\b(?:tonight|this\\s+(?:evening|night))\\b");
    private static final Pattern THIS_PART = Line.pattern("\\bthis\\s+(morning|afternoon)\\b");
    private static final Pattern EVERY_NIGHT =
            Line.pattern("\\b(every|each|tomorrow|(?:week|work)days?|" + Names.FULL_WEEKDAY + ")\\s+night\\b");
    private static final Pattern EVERY_PART = Line.pattern("\\b(?:every|each)\\s+(morning|afternoon|evening)\\b");
    private static final Pattern PART_OF_A_DAY = Line.pattern(
            "\\b(tomorrow|(?:week|work)days?|" + Names.FULL_WEEKDAY + ")\\s+(morning|afternoon|evening)\\b");

    private static final Pattern EVERY_FROM_DONE =
            Line.pattern("\\bevery!\\s*((?:\\d+\\s*)?(?:minute|min|hour|day|week|fortnight)s?\\b)");

    /// Every hour and a half, every quarter of an hour, every 1.5 hours.
    private static final Pattern EVERY_AND_A_PIECE = Line.pattern(
            "\\b(every|each)\\s+(?=(?:hour|minute|day)\\s+and\\s+(?:a\\s+half|a\\s+quarter|three\\s+quarters)\\b)");

    private static final Pattern EVERY_PIECE = Line.pattern("\\b(every|each)\\s+(?=[^\\s" + Line.GAP
            + "]*(?:[½¼¾]|\\d[.,]\\d)|half\\b|(?:a\\s+)?quarter\\s+(?:of|hour)\\b"
            + "|three\\s+quarters\\b|(?:\\w+\\s+){1,2}and\\s+(?:a|three)\\b)(" + Lengths.TEXT + ")");

    private final Vantage vantage;

    public PhraseReader(Vantage vantage) {
        this.vantage = vantage;
    }

    public Reading read(String typed) {
        return typed.length() > LONGEST ? Reading.ofTitle(typed.strip()) : readLine(typed);
    }

    private Reading readLine(String typed) {
        var line = new Line(typed);
        reword(line);
        var marks = Marks.take(line);
        var nag = NagClause.take(line);
        var start = Start.take(line, vantage);
        var doubts = new ArrayList<>(LeftOver.doubts(line));
        start.atNight().map(hour -> new Doubt(Doubt.Kind.AT_NIGHT, hour)).ifPresent(doubts::add);
        start.time().filter(this::isOver).ifPresent(time -> doubts.add(new Doubt(Doubt.Kind.PAST, written(time))));
        return new Reading(
                line.title(),
                marks.list(),
                marks.tags(),
                marks.priority(),
                start.schedule(),
                start.afterDone(),
                nag,
                doubts);
    }

    private static void reword(Line line) {
        line.reword(REMIND_ME, "");
        line.reword(TONIGHT, "today in the evening");
        line.reword(THIS_PART, "today in the $1");
        line.reword(EVERY_NIGHT, "$1 evening");
        line.reword(EVERY_PART, "every day in the $1");
        line.reword(PART_OF_A_DAY, "$1 in the $2");
        line.reword(EVERY_AND_A_PIECE, "$1 one ");
        line.reword(EVERY_PIECE, found -> found.group(1) + " " + inMinutes(found));
        line.reword(EVERY_FROM_DONE, "every $1 after done");
        Numerals.reword(line);
    }

    /// What no whole number of minutes says stays as it is.
    private static String inMinutes(MatchResult every) {
        var length = Lengths.of(every.group(2));
        return length.equals(length.truncatedTo(ChronoUnit.MINUTES)) && length.isPositive()
                ? length.toMinutes() + " minutes"
                : every.group(2);
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
