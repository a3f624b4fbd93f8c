package io.gadfly.ui.editor;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.Span;
import io.gadfly.ui.common.DurationText;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One alarm, as it is being typed. One that is not touched stays what it was, to the letter.
final class AlarmModel {
    /// Relative to what it speaks.
    enum Side {
        AT_START,
        BEFORE_START,
        AFTER_START,
        AT_END,
        BEFORE_END,
        AFTER_END,
        AT_MOMENT;

        boolean isAway() {
            return this == BEFORE_START || this == AFTER_START || this == BEFORE_END || this == AFTER_END;
        }
    }

    final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.BEFORE_START);
    final StringProperty distance = new SimpleStringProperty("10 min");
    final ObjectProperty<LocalDate> date = new SimpleObjectProperty<>();
    final StringProperty time = new SimpleStringProperty("09:00");
    final StringProperty problem = new SimpleStringProperty("");

    private final Alarm original;
    private final Here here;
    private final Texts texts;
    private boolean touched;

    AlarmModel(Alarm original, Here here, Texts texts) {
        this.original = original;
        this.here = here;
        this.texts = texts;
        date.set(here.today());
        show(original.trigger());
        side.subscribe((_, _) -> touched = true);
        distance.subscribe((_, _) -> touched = true);
        date.subscribe((_, _) -> touched = true);
        time.subscribe((_, _) -> touched = true);
    }

    private void show(Trigger trigger) {
        switch (trigger) {
            case Trigger.Relative(var edge, var offset) -> {
                var away = Spans.toDuration(offset);
                side.set(side(edge, away));
                if (!away.isZero()) {
                    distance.set(DurationText.of(away.abs()));
                }
            }
            case Trigger.Absolute(var at) -> {
                side.set(Side.AT_MOMENT);
                date.set(here.local(at).toLocalDate());
                time.set(TimeText.of(here.local(at).toLocalTime(), here.locale()));
            }
        }
    }

    private static Side side(Trigger.Edge edge, Duration away) {
        return switch (edge) {
            case START -> away.isZero() ? Side.AT_START : away.isNegative() ? Side.BEFORE_START : Side.AFTER_START;
            case END -> away.isZero() ? Side.AT_END : away.isNegative() ? Side.BEFORE_END : Side.AFTER_END;
        };
    }

    Optional<Alarm> read() {
        problem.set("");
        if (!touched) {
            return Optional.of(original);
        }
        var trigger = readTrigger();
        if (trigger.isEmpty()) {
            problem.set(texts.text(side.get() == Side.AT_MOMENT ? "problem.moment" : "problem.distance"));
        }
        return trigger.map(known -> new Alarm(original.uid(), known, original.nag()));
    }

    private Optional<Trigger> readTrigger() {
        return switch (side.get()) {
            case AT_START -> Optional.of(Trigger.AT_START);
            case AT_END -> Optional.of(new Trigger.Relative(Trigger.Edge.END, Span.ZERO));
            case BEFORE_START -> away().map(span -> relative(Trigger.Edge.START, span.negated()));
            case AFTER_START -> away().map(span -> relative(Trigger.Edge.START, span));
            case BEFORE_END -> away().map(span -> relative(Trigger.Edge.END, span.negated()));
            case AFTER_END -> away().map(span -> relative(Trigger.Edge.END, span));
            case AT_MOMENT ->
                TimeText.parse(time.get())
                        .filter(_ -> date.get() != null)
                        .map(clock -> new Trigger.Absolute(date.get()
                                .atTime(clock)
                                .atZone(here.zoneId().get())
                                .toInstant()));
        };
    }

    private Optional<Span> away() {
        return DurationText.parse(distance.get()).map(Spans::ofDuration);
    }

    private static Trigger relative(Trigger.Edge edge, Span offset) {
        return new Trigger.Relative(edge, offset);
    }
}
