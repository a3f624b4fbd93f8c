package io.gadfly.schedule;

import java.time.DayOfWeek;

/// The periods of a rule that is not finer than DAILY: its days, weeks, months or years, every INTERVAL-th from the one
/// that holds DTSTART. As a set of days, those that lie in such a period.
sealed interface Grid extends Days {
    /// The first and the last day of the period around `day`.
    long first(long day);

    long last(long day);

    /// Whether every period counts.
    boolean everyPeriod();

    static Grid of(RecurrenceRule rule, long start) {
        var interval = rule.interval();
        return switch (rule.frequency()) {
            case DAILY -> new EveryNthDay(start, interval);
            case WEEKLY -> EveryNthWeek.from(start, interval, rule.weekStart());
            case MONTHLY -> new EveryNthMonth(Calendar400.monthIndex(start), interval);
            case YEARLY -> new EveryNthYear(Calendar400.yearOf(start), interval);
            case HOURLY, MINUTELY, SECONDLY -> throw new IllegalArgumentException(rule.text());
        };
    }

    private static long inRange(long day) {
        return day < Calendar400.FIRST_DAY || day > Calendar400.LAST_DAY ? NONE : day;
    }

    /// @param origin an epoch day of the grid
    record EveryNthDay(long origin, int interval) implements Grid {
        @Override
        public long ceiling(long day) {
            var from = Math.max(day, Calendar400.FIRST_DAY);
            return inRange(from + Math.floorMod(origin - from, (long) interval));
        }

        @Override
        public long floor(long day) {
            var from = Math.min(day, Calendar400.LAST_DAY);
            return inRange(from - Math.floorMod(from - origin, (long) interval));
        }

        @Override
        public long first(long day) {
            return day;
        }

        @Override
        public long last(long day) {
            return day;
        }

        @Override
        public boolean everyPeriod() {
            return interval == 1;
        }
    }

    /// @param origin the epoch day on which a week of the grid starts
    record EveryNthWeek(long origin, int interval) implements Grid {
        static EveryNthWeek from(long start, int interval, DayOfWeek weekStart) {
            var weekday = Math.floorMod(Calendar400.weekday(start) - (weekStart.getValue() - 1), 7);
            return new EveryNthWeek(start - weekday, interval);
        }

        @Override
        public long ceiling(long day) {
            var from = Math.max(day, Calendar400.FIRST_DAY);
            var week = Math.floorDiv(from - origin, 7);
            var ahead = Math.floorMod(-week, (long) interval);
            return inRange(ahead == 0 ? from : origin + (week + ahead) * 7);
        }

        @Override
        public long floor(long day) {
            var from = Math.min(day, Calendar400.LAST_DAY);
            var week = Math.floorDiv(from - origin, 7);
            var behind = Math.floorMod(week, (long) interval);
            return inRange(behind == 0 ? from : origin + (week - behind) * 7 + 6);
        }

        @Override
        public long first(long day) {
            return day - Math.floorMod(day - origin, 7L);
        }

        @Override
        public long last(long day) {
            return first(day) + 6;
        }

        @Override
        public boolean everyPeriod() {
            return interval == 1;
        }
    }

    /// @param origin a month of the grid, in months since the year 0
    record EveryNthMonth(int origin, int interval) implements Grid {
        EveryNthMonth shifted(int months) {
            return new EveryNthMonth(origin + months, interval);
        }

        @Override
        public long ceiling(long day) {
            if (day > Calendar400.LAST_DAY) {
                return NONE;
            }
            var from = Math.max(day, Calendar400.FIRST_DAY);
            var month = Calendar400.monthIndex(from);
            var ahead = Math.floorMod(origin - month, interval);
            if (ahead == 0) {
                return from;
            }
            return ahead > 120_000 ? NONE : inRange(Calendar400.startOfMonthIndex(month + ahead));
        }

        @Override
        public long floor(long day) {
            if (day < Calendar400.FIRST_DAY) {
                return NONE;
            }
            var from = Math.min(day, Calendar400.LAST_DAY);
            var month = Calendar400.monthIndex(from);
            var behind = Math.floorMod(month - origin, interval);
            if (behind == 0) {
                return from;
            }
            return behind > 120_000 ? NONE : inRange(Calendar400.startOfMonthIndex(month - behind + 1) - 1);
        }

        @Override
        public long first(long day) {
            return Calendar400.startOfMonthIndex(Calendar400.monthIndex(day));
        }

        @Override
        public long last(long day) {
            return Calendar400.startOfMonthIndex(Calendar400.monthIndex(day) + 1) - 1;
        }

        @Override
        public boolean everyPeriod() {
            return interval == 1;
        }
    }

    /// @param origin a year of the grid
    record EveryNthYear(int origin, int interval) implements Grid {
        @Override
        public long ceiling(long day) {
            if (day > Calendar400.LAST_DAY) {
                return NONE;
            }
            var from = Math.max(day, Calendar400.FIRST_DAY);
            var year = Calendar400.yearOf(from);
            var ahead = Math.floorMod(origin - year, interval);
            if (ahead == 0) {
                return from;
            }
            return ahead > 10_000 ? NONE : inRange(Calendar400.startOfYear(year + ahead));
        }

        @Override
        public long floor(long day) {
            if (day < Calendar400.FIRST_DAY) {
                return NONE;
            }
            var from = Math.min(day, Calendar400.LAST_DAY);
            var year = Calendar400.yearOf(from);
            var behind = Math.floorMod(year - origin, interval);
            if (behind == 0) {
                return from;
            }
            return behind > 10_000 ? NONE : inRange(Calendar400.startOfYear(year - behind + 1) - 1);
        }

        @Override
        public long first(long day) {
            return Calendar400.startOfYear(Calendar400.yearOf(day));
        }

        @Override
        public long last(long day) {
            return Calendar400.startOfYear(Calendar400.yearOf(day) + 1) - 1;
        }

        @Override
        public boolean everyPeriod() {
            return interval == 1;
        }
    }
}
