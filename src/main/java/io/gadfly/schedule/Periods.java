package io.gadfly.schedule;

import java.time.DayOfWeek;

/// How the calendar divides into days, weeks, months or years, each with a number.
sealed interface Periods {
    long indexOf(long day);

    /// The epoch day on which a period begins.
    long firstDay(long index);

    /// So many periods have as many days as the next so many.
    long cycle();

    /// How many days these have.
    long cycleDays();

    /// The most days that one has.
    int longest();

    static Periods of(RecurrenceRule rule) {
        return switch (rule.frequency()) {
            case DAILY -> new OfDays();
            case WEEKLY -> OfWeeks.from(rule.weekStart());
            case MONTHLY -> new OfMonths();
            case YEARLY -> new OfYears();
            case HOURLY, MINUTELY, SECONDLY -> throw new IllegalArgumentException(rule.text());
        };
    }

    record OfDays() implements Periods {
        @Override
        public long indexOf(long day) {
            return day;
        }

        @Override
        public long firstDay(long index) {
            return index;
        }

        @Override
        public long cycle() {
            return 1;
        }

        @Override
        public long cycleDays() {
            return 1;
        }

        @Override
        public int longest() {
            return 1;
        }
    }

    /// @param origin the epoch day on which week 0 begins
    record OfWeeks(long origin) implements Periods {
        static OfWeeks from(DayOfWeek weekStart) {
            return new OfWeeks(weekStart.getValue() - DayOfWeek.THURSDAY.getValue());
        }

        @Override
        public long indexOf(long day) {
            return Math.floorDiv(day - origin, 7L);
        }

        @Override
        public long firstDay(long index) {
            return origin + index * 7;
        }

        @Override
        public long cycle() {
            return 1;
        }

        @Override
        public long cycleDays() {
            return 7;
        }

        @Override
        public int longest() {
            return 7;
        }
    }

    record OfMonths() implements Periods {
        @Override
        public long indexOf(long day) {
            return Calendar400.monthIndex(day);
        }

        @Override
        public long firstDay(long index) {
            return Calendar400.startOfMonthIndex((int) index);
        }

        @Override
        public long cycle() {
            return Calendar400.YEARS * 12L;
        }

        @Override
        public long cycleDays() {
            return Calendar400.DAYS;
        }

        @Override
        public int longest() {
            return 31;
        }
    }

    record OfYears() implements Periods {
        @Override
        public long indexOf(long day) {
            return Calendar400.yearOf(day);
        }

        @Override
        public long firstDay(long index) {
            return Calendar400.startOfYear((int) index);
        }

        @Override
        public long cycle() {
            return Calendar400.YEARS;
        }

        @Override
        public long cycleDays() {
            return Calendar400.DAYS;
        }

        @Override
        public int longest() {
            return 366;
        }
    }
}
