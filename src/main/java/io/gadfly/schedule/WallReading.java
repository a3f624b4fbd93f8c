package io.gadfly.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// Reads wall times, one after the other, as java.time has them. Neighbours often share their date or their time of
/// day,
/// which is then made once.
final class WallReading {
    private long day;
    private LocalDate date = LocalDate.EPOCH;
    private int second;
    private LocalTime time = LocalTime.MIDNIGHT;

    LocalDateTime of(long wall) {
        var newDay = Math.floorDiv(wall, WallTimes.DAY);
        var newSecond = (int) (wall - newDay * WallTimes.DAY);
        if (newDay != day) {
            date = date.plusDays(newDay - day);
            day = newDay;
        }
        if (newSecond != second) {
            second = newSecond;
            time = LocalTime.ofSecondOfDay(newSecond);
        }
        return LocalDateTime.of(date, time);
    }
}
