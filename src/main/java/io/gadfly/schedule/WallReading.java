package io.gadfly.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Reads wall times, one after the other, as java.time has them. Neighbours share their date, and days their times of
/// day; those are made once.
final class WallReading {
    /// One for each quarter of an hour: what people plan for has a place of its own.
    private static final int PLACES = 96;

    private static final int QUARTER = 900;

    private long day;
    private LocalDate date = LocalDate.EPOCH;
    private int second;
    private LocalTime time = LocalTime.MIDNIGHT;

    /// Made when the time of day changes for the second time.
    private @Nullable LocalTime @Nullable [] times;

    private boolean hasChanged;

    LocalDateTime of(long wall) {
        var newDay = Math.floorDiv(wall, WallTimes.DAY);
        var newSecond = (int) (wall - newDay * WallTimes.DAY);
        if (newDay != day) {
            date = date.plusDays(newDay - day);
            day = newDay;
        }
        if (newSecond != second) {
            second = newSecond;
            time = hasChanged ? known(newSecond) : LocalTime.ofSecondOfDay(newSecond);
            hasChanged = true;
        }
        return LocalDateTime.of(date, time);
    }

    private LocalTime known(int secondOfDay) {
        if (times == null) {
            times = new LocalTime[PLACES];
        }
        var place = secondOfDay / QUARTER;
        var known = times[place];
        if (known == null || known.toSecondOfDay() != secondOfDay) {
            known = LocalTime.ofSecondOfDay(secondOfDay);
            times[place] = known;
        }
        return known;
    }
}
