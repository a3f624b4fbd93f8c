package io.gadfly.engine;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How hard a calendar may have somebody nagged who has not said so here: what comes faster than `SHORTEST` is
/// slowed down to it and ends after `MOST` nags, and that quiet hours do not hold it back is said. What is so in
/// the store already is left as it is, however fast, so that an export comes back as it went out.
final class UnaskedNags {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final int MOST = 100;

    private final Optional<Definition> stored;
    private final Set<String> notes = new LinkedHashSet<>();

    private UnaskedNags(Optional<Definition> stored) {
        this.stored = stored;
    }

    /// Of something new.
    static Incoming.Item calm(Incoming.Item item) {
        var nags = new UnaskedNags(Optional.empty());
        var asked = item.definition();
        return nags.with(
                item,
                new Definition(
                        asked.details(),
                        asked.schedule(),
                        nags.calm(asked.alarms()),
                        nags.calm(asked.nag()),
                        asked.misfire(),
                        asked.exceptional(),
                        asked.afterDone().map(nags::noSooner)));
    }

    /// Of what is there: there only the alarms are the calendar's to change.
    static Incoming.Item calm(Incoming.Item item, Definition stored) {
        var nags = new UnaskedNags(Optional.of(stored));
        return nags.with(item, nags.calm(item.definition()));
    }

    /// The same without a word about it.
    static Definition calm(Definition asked, Definition stored) {
        return new UnaskedNags(Optional.of(stored)).calm(asked);
    }

    /// @param stored the series before this import
    static Incoming.Instance calm(Incoming.Instance instance, Definition stored) {
        var nags = new UnaskedNags(Optional.of(stored));
        var words = instance.words();
        return new Incoming.Instance(
                instance.line(),
                instance.uid(),
                instance.time(),
                new ExceptionalInstance(
                        words.recurrenceId(), words.range(), words.details(), nags.calm(words.alarms())),
                instance.status(),
                instance.origin(),
                instance.answers(),
                nags.after(instance.notes()),
                instance.isCut());
    }

    private Incoming.Item with(Incoming.Item item, Definition definition) {
        return new Incoming.Item(
                item.line(),
                item.uid(),
                definition,
                item.origin(),
                item.status(),
                item.answers(),
                after(item.notes()),
                item.isCut(),
                item.isZoneSaid());
    }

    private List<String> after(List<String> others) {
        var all = new ArrayList<>(others);
        all.addAll(notes);
        return all;
    }

    private Definition calm(Definition asked) {
        return asked.withAlarms(calm(asked.alarms()));
    }

    private List<Alarm> calm(List<Alarm> alarms) {
        return alarms.stream()
                .map(alarm ->
                        new Alarm(alarm.uid(), alarm.trigger(), alarm.nag().map(this::calm)))
                .toList();
    }

    private NagPolicy calm(NagPolicy asked) {
        var pace = slower(asked.pace());
        var isFast = !pace.equals(asked.pace());
        var isLoud = asked.quietHours() == QuietHours.IGNORED;
        if (!isFast && !isLoud || isStored(asked)) {
            return asked;
        }
        if (isLoud) {
            notes.add(Texts.of("import.ignoresQuiet"));
        }
        if (!isFast) {
            return asked;
        }
        notes.add(Texts.of("import.nagsFast", SHORTEST.toMinutes(), MOST));
        return asked.withPace(pace).withMax(Math.min(asked.most(), MOST));
    }

    private boolean isStored(NagPolicy asked) {
        return stored.stream().flatMap(UnaskedNags::nagsOf).anyMatch(asked::equals);
    }

    private static Stream<NagPolicy> nagsOf(Definition definition) {
        var exceptional = definition.exceptional().stream().flatMap(instance -> instance.alarms().stream());
        var ofAlarms = Stream.concat(definition.alarms().stream(), exceptional).flatMap(alarm -> alarm.nag().stream());
        return Stream.concat(Stream.of(definition.nag()), ofAlarms);
    }

    private static Pace slower(Pace pace) {
        return switch (pace) {
            case Pace.Fixed(var every) -> new Pace.Fixed(longer(every));
            case Pace.Tightening(var first, var last) -> new Pace.Tightening(longer(first), longer(last));
        };
    }

    private static Duration longer(Duration interval) {
        return interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
    }

    private Span noSooner(Span afterDone) {
        if (Duration.ofDays(afterDone.days()).plus(afterDone.time()).compareTo(SHORTEST) >= 0) {
            return afterDone;
        }
        notes.add(Texts.of("import.repeatsSoon", SHORTEST.toMinutes()));
        return Span.of(SHORTEST);
    }
}
