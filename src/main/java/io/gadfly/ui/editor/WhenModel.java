package io.gadfly.ui.editor;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeText;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// When the first occurrence is and how long it lasts, as it is being typed.
final class WhenModel {
    /// @param span zero where no end was given
    record Occasion(CalendarTime start, Span span) {}

    final BooleanProperty dated = new SimpleBooleanProperty(true);
    final ObjectProperty<LocalDate> date = new SimpleObjectProperty<>();
    final StringProperty time = new SimpleStringProperty("");
    final BooleanProperty allDay = new SimpleBooleanProperty();
    final StringProperty zone = new SimpleStringProperty("");
    final BooleanProperty ends = new SimpleBooleanProperty();
    final ObjectProperty<LocalDate> endDate = new SimpleObjectProperty<>();
    final StringProperty endTime = new SimpleStringProperty("");
    final StringProperty dateProblem = new SimpleStringProperty("");
    final StringProperty timeProblem = new SimpleStringProperty("");
    final StringProperty zoneProblem = new SimpleStringProperty("");
    final StringProperty endProblem = new SimpleStringProperty("");

    private final Texts texts;
    private final Zone knownZone;

    WhenModel(Occasion occasion, boolean dated, Zone here, Texts texts) {
        this.texts = texts;
        this.knownZone = occasion.start() instanceof CalendarTime.Zoned(var _, var own) ? own : here;
        this.dated.set(dated);
        var start = occasion.start();
        date.set(start.local().toLocalDate());
        time.set(TimeText.of(start.local().toLocalTime(), texts.locale()));
        allDay.set(start instanceof CalendarTime.Day);
        zone.set(start instanceof CalendarTime.Floating ? floating() : knownZone.id());
        ends.set(!occasion.span().isZero());
        showEnd(occasion);
    }

    private void showEnd(Occasion occasion) {
        var span = occasion.span().isZero() ? Span.of(Duration.ofHours(1)) : occasion.span();
        var end = occasion.start().local().plusDays(span.days()).plus(span.time());
        var lastDay = allDay.get() && span.days() > 0 ? end.toLocalDate().minusDays(1) : end.toLocalDate();
        endDate.set(lastDay);
        endTime.set(TimeText.of(end.toLocalTime(), texts.locale()));
    }

    /// The word that stands in the zone's field for a time without a zone.
    String floating() {
        return texts.text("zone.floating");
    }

    /// Zones that the typed text may mean, the floating time first.
    Stream<String> zonesLike(String typed) {
        var words = typed.toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
        return Stream.concat(
                        Stream.of(floating()),
                        ZoneId.getAvailableZoneIds().stream().sorted())
                .filter(id -> id.toLowerCase(java.util.Locale.ROOT).contains(words))
                .limit(30);
    }

    Optional<Occasion> read() {
        var start = readStart();
        endProblem.set("");
        return start.flatMap(known -> readSpan(known).map(span -> new Occasion(known, span)));
    }

    private Optional<CalendarTime> readStart() {
        dateProblem.set(date.get() == null ? texts.text("problem.date") : "");
        timeProblem.set("");
        zoneProblem.set("");
        if (allDay.get()) {
            return Optional.ofNullable(date.get()).map(CalendarTime.Day::new);
        }
        var clock = readTime(time, timeProblem);
        if (date.get() == null || clock.isEmpty()) {
            return Optional.empty();
        }
        var local = date.get().atTime(clock.get());
        if (zone.get().equals(floating())) {
            return Optional.of(new CalendarTime.Floating(local));
        }
        return readZone().map(known -> new CalendarTime.Zoned(local, known));
    }

    private Optional<Zone> readZone() {
        var id = zone.get().strip();
        var found = id.equals(knownZone.id()) ? Optional.of(knownZone) : Zones.find(id);
        zoneProblem.set(found.isPresent() ? "" : texts.text("problem.zone", id));
        return found;
    }

    private Optional<LocalTime> readTime(StringProperty field, StringProperty problem) {
        var read = TimeText.parse(field.get());
        problem.set(read.isPresent() ? "" : texts.text("problem.time", field.get()));
        return read;
    }

    private Optional<Span> readSpan(CalendarTime start) {
        if (!ends.get()) {
            return Optional.of(Span.ZERO);
        }
        if (endDate.get() == null) {
            endProblem.set(texts.text("problem.date"));
            return Optional.empty();
        }
        return start instanceof CalendarTime.Day(var day) ? readDays(day) : readDuration(start.local());
    }

    private Optional<Span> readDays(LocalDate first) {
        var days = (int) (endDate.get().toEpochDay() - first.toEpochDay()) + 1;
        endProblem.set(days < 1 ? texts.text("problem.end") : "");
        return days < 1 ? Optional.empty() : Optional.of(Span.ofDays(days));
    }

    private Optional<Span> readDuration(LocalDateTime start) {
        return readTime(endTime, endProblem).flatMap(clock -> {
            var duration = Duration.between(start, endDate.get().atTime(clock));
            endProblem.set(duration.isNegative() ? texts.text("problem.end") : "");
            return duration.isNegative() ? Optional.empty() : Optional.of(Span.of(duration));
        });
    }
}
