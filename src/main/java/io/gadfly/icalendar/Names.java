package io.gadfly.icalendar;

import java.util.Arrays;
import java.util.Locale;

/// The names of properties, each as one and the same String in capitals, found without making a new one.
final class Names {
    private static final String[] KNOWN = {
        "ACKNOWLEDGED",
        "ACTION",
        "ATTACH",
        "ATTENDEE",
        "BEGIN",
        "CATEGORIES",
        "CLASS",
        "COMMENT",
        "COMPLETED",
        "CONTACT",
        "CREATED",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "DUE",
        "DURATION",
        "END",
        "EXDATE",
        "EXRULE",
        "GEO",
        "LAST-MODIFIED",
        "LOCATION",
        "ORGANIZER",
        "PERCENT-COMPLETE",
        "PRIORITY",
        "RDATE",
        "RECURRENCE-ID",
        "RELATED-TO",
        "REPEAT",
        "RESOURCES",
        "RRULE",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "TRIGGER",
        "TZID",
        "TZNAME",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "UID",
        "URL"
    };
    private static final int MASK = 255;
    private static final String[][] BUCKETS = buckets();

    private Names() {}

    /// The name between `from` and `to` in capitals.
    static String intern(String text, int from, int to) {
        if (from >= to) {
            return "";
        }
        for (String known : BUCKETS[hash(text, from, to)]) {
            if (known.length() == to - from && isAt(text, from, known)) {
                return known;
            }
        }
        return text.substring(from, to).toUpperCase(Locale.ROOT);
    }

    /// Most names are in capitals already.
    private static boolean isAt(String text, int from, String known) {
        return text.startsWith(known, from) || text.regionMatches(true, from, known, 0, known.length());
    }

    private static String[][] buckets() {
        var buckets = new String[MASK + 1][0];
        for (String name : KNOWN) {
            int hash = hash(name, 0, name.length());
            var longer = Arrays.copyOf(buckets[hash], buckets[hash].length + 1);
            longer[longer.length - 1] = name;
            buckets[hash] = longer;
        }
        return buckets;
    }

    /// Of the length and three letters, in either case.
    private static int hash(String text, int from, int to) {
        int first = text.charAt(from) & 0x1f;
        int middle = text.charAt((from + to) >>> 1) & 0x1f;
        int last = text.charAt(to - 1) & 0x1f;
        return (first * 31 + middle * 7 + last * 3 + (to - from)) & MASK;
    }
}
