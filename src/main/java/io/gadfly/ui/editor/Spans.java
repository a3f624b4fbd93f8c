package io.gadfly.ui.editor;

import io.gadfly.schedule.Span;
import java.time.Duration;

/// Spans as the editor's duration fields know them: what is typed in whole days is meant by the calendar.
final class Spans {
    private Spans() {}

    static Span ofDuration(Duration duration) {
        return duration.minusDays(duration.toDays()).isZero()
                ? Span.ofDays(Math.toIntExact(duration.toDays()))
                : Span.of(duration);
    }

    static Duration toDuration(Span span) {
        return span.time().plusDays(span.days());
    }
}
