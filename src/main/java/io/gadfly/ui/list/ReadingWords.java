package io.gadfly.ui.list;

import io.gadfly.phrase.Doubt;
import io.gadfly.phrase.Reading;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.NagWords;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// What was understood of a line, and what was not, in words.
final class ReadingWords {
    private final Here here;
    private final TimeWords times;
    private final ScheduleSentence sentence;
    private final NagWords nag;
    private final Texts texts;

    ReadingWords(Here here) {
        this.here = here;
        this.times = new TimeWords(here);
        this.sentence = new ScheduleSentence(here);
        this.nag = new NagWords(here);
        this.texts = Texts.of(ReadingWords.class, here.locale());
    }

    /// `Pay the rent · every Friday at 17:00, first Fri 27 Nov 17:00 · nags every 5 min until 18:00 · #home`.
    String understood(Reading reading, Definition draft) {
        var parts = new ArrayList<String>();
        parts.add(reading.title());
        reading.schedule().map(this::when).ifPresent(parts::add);
        reading.afterDone().map(this::afterDone).ifPresent(parts::add);
        reading.nag().map(nag::of).ifPresent(parts::add);
        var details = draft.details();
        if (!details.list().equals(Details.DEFAULT_LIST)) {
            parts.add(texts.text("quick.list", details.list()));
        }
        details.tags().forEach(tag -> parts.add("#" + tag));
        if (details.priority() != Priority.NORMAL) {
            parts.add(texts.text("quick.priority", details.priority()));
        }
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    private String when(Schedule schedule) {
        var first = moment(schedule.start());
        return schedule.repeats() ? texts.text("quick.repeats", sentence.of(schedule), first) : first;
    }

    private String afterDone(Span span) {
        return texts.text(
                "quick.afterDone", times.duration(Duration.ofDays(span.days()).plus(span.time())));
    }

    private String moment(CalendarTime time) {
        return time instanceof CalendarTime.Day(var day)
                ? texts.text("quick.allDay", times.date(day))
                : times.moment(time.in(here.zone()));
    }

    /// What keeps it from being a reminder as it stands; empty where nothing does.
    String missing(Reading reading) {
        if (!reading.doubts().isEmpty()) {
            return reading.doubts().stream().map(this::describe).collect(Collectors.joining(" "));
        }
        if (reading.title().isEmpty()) {
            return texts.text("quick.noTitle");
        }
        return reading.schedule().isEmpty() ? texts.text("quick.noTime") : "";
    }

    private String describe(Doubt doubt) {
        return texts.text("quick." + doubt.kind().name(), doubt.text());
    }
}
