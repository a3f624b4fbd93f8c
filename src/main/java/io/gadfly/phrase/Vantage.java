package io.gadfly.phrase;

import io.gadfly.schedule.Zone;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// When and where a line is read.
///
/// @param now what the clock on the wall shows
/// @param zone where that wall is; what is read is meant there
/// @param morning when "in the morning" is
/// @param evening when "in the evening" and "tonight" are
public record Vantage(LocalDateTime now, Zone zone, LocalTime morning, LocalTime evening) {
    LocalDate today() {
        return now.toLocalDate();
    }
}
