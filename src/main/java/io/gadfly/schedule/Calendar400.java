package io.gadfly.schedule;

/// The Gregorian calendar as arithmetic on epoch days: it repeats, weekdays and all, every 400 years.
///
/// Years come in 28 kinds, by the weekday of 1 January and by whether the year before, the year itself or the year
/// after is a leap year: all that a BY part can see of a year.
final class Calendar400 {
    static final int YEARS = 400;
    static final int DAYS = 146_097;
    static final int WEEKS = DAYS / 7;
    static final int KINDS = 28;

    /// 0001-01-01 and 9999-12-31.
    static final long FIRST_DAY = -719_162;
    static final long LAST_DAY = 2_932_896;

    /// Days from 0000-01-01 to 1970-01-01.
    private static final int EPOCH = 719_528;

    private static final int[] YEAR_START = new int[YEARS + 1];
    private static final byte[] KIND = new byte[YEARS];
    private static final int[] MONTH_START = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final int[] LEAP_MONTH_START = {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366};

    static {
        for (var year = 0; year < YEARS; year++) {
            YEAR_START[year + 1] = YEAR_START[year] + (isLeap(year) ? 366 : 365);
            KIND[year] = (byte) (weekday(YEAR_START[year] - EPOCH) * 4 + leapNeighbour(year));
        }
    }

    private Calendar400() {}

    /// Whether so many days from one on lie in the years 1 to 9999.
    static boolean holds(long first, int length) {
        return first >= FIRST_DAY && first + length - 1 <= LAST_DAY;
    }

    private static int leapNeighbour(int year) {
        if (isLeap(year)) {
            return 1;
        }
        if (isLeap(year - 1)) {
            return 2;
        }
        return isLeap(year + 1) ? 3 : 0;
    }

    static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int daysIn(int year) {
        return isLeap(year) ? 366 : 365;
    }

    /// Monday is 0.
    static int weekday(long day) {
        return (int) Math.floorMod(day + 3, 7L);
    }

    static int yearOf(long day) {
        var sinceYear0 = day + EPOCH;
        var cycle = Math.floorDiv(sinceYear0, DAYS);
        var inCycle = (int) (sinceYear0 - cycle * DAYS);
        var year = (int) (inCycle * 400L / DAYS);
        if (YEAR_START[year] > inCycle) {
            year--;
        } else if (YEAR_START[year + 1] <= inCycle) {
            year++;
        }
        return (int) cycle * YEARS + year;
    }

    /// The epoch day of 1 January.
    static long startOfYear(int year) {
        var cycle = Math.floorDiv(year, YEARS);
        return (long) cycle * DAYS + YEAR_START[year - cycle * YEARS] - EPOCH;
    }

    static int kindOf(int year) {
        return KIND[Math.floorMod(year, YEARS)];
    }

    /// From 0, of a day of the year from 0.
    static int monthOf(int dayOfYear, boolean leap) {
        var starts = leap ? LEAP_MONTH_START : MONTH_START;
        var month = dayOfYear >> 5;
        return dayOfYear >= starts[month + 1] ? month + 1 : month;
    }

    /// The day of the year, from 0, on which a month, from 0, starts; month 12 is the year's end.
    static int startOfMonth(int month, boolean leap) {
        return (leap ? LEAP_MONTH_START : MONTH_START)[month];
    }

    /// Months since year 0.
    static int monthIndex(long day) {
        var year = yearOf(day);
        return year * 12 + monthOf((int) (day - startOfYear(year)), isLeap(year));
    }

    static long startOfMonthIndex(int index) {
        var year = Math.floorDiv(index, 12);
        return startOfYear(year) + startOfMonth(index - year * 12, isLeap(year));
    }
}
