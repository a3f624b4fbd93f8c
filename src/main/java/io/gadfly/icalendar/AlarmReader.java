package io.gadfly.icalendar;

import io.gadfly.icalendar.MozillaAnswers.Snooze;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the alarms of a component (VALARM, RFC 5545 §3.6.6) and what was said to them elsewhere (RFC 9074).
///
/// Whatever an alarm was to do, here it speaks: nothing that comes with a calendar is run, sent or fetched.
final class AlarmReader {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Component component;
    private final TimeReader times;
    private final Notes notes;
    private final Map<Trigger, Alarm> alarms = new LinkedHashMap<>();
    private final Map<Trigger, List<Component>> sources = new HashMap<>();
    private final Map<Trigger, Instant> acknowledged = new HashMap<>();
    private final Set<Snooze> snoozes = new LinkedHashSet<>();

    AlarmReader(Component component, TimeReader times, Notes notes) {
        this.component = component;
        this.times = times;
        this.notes = notes;
    }

    /// Reads all of them; `alarms` and `answers` tell what was found.
    AlarmReader read() {
        for (Component part : component.parts()) {
            if (part.name().equals("VALARM")) {
                readAlarm(part);
            }
        }
        readMozillas();
        noteOtherSnoozes();
        KAlarmWords.of(component).nextRecurrence().flatMap(this::readRecurrence).ifPresent(this::overBefore);
        return this;
    }

    List<Alarm> alarms() {
        return List.copyOf(alarms.values());
    }

    AlarmAnswers answers() {
        var snooze = lastSnooze();
        return new AlarmAnswers(acknowledged, snooze.map(Snooze::until), snooze.flatMap(Snooze::instance));
    }

    /// The VALARMs that speak at that time; the first one's word counted.
    List<Component> sources(Trigger trigger) {
        return sources.getOrDefault(trigger, List.of());
    }

    /// The absolute triggers that say nothing of a zone.
    List<LocalDateTime> wallTimes() {
        return component.parts().stream()
                .flatMap(alarm -> alarm.first("TRIGGER").stream())
                .filter(line -> line.parameter("TZID").isEmpty())
                .flatMap(line -> times.read(line.value(), Optional.empty(), line.number()).toOptional().stream())
                .filter(CalendarTime.Floating.class::isInstance)
                .map(CalendarTime::local)
                .toList();
    }

    private void readAlarm(Component alarm) {
        var trigger = alarm.first("TRIGGER").flatMap(this::readTrigger);
        if (trigger.isEmpty()) {
            alarm.value("TRIGGER")
                    .filter(value -> !value.isBlank())
                    .ifPresentOrElse(
                            value -> notes.add("alarm.trigger", alarm.line(), value),
                            () -> notes.add("alarm.triggerless", alarm.line()));
            return;
        }
        var words = KAlarmWords.of(alarm);
        if (isSnooze(alarm)) {
            notes.add("alarm.snoozed", alarm.line());
            if (alarm.first("ACKNOWLEDGED").isEmpty()) {
                deferredTo(trigger.get()).ifPresent(this::snooze);
            }
        } else if (words.isDeferral()) {
            notes.add("alarm.snoozed", alarm.line());
            deferredTo(trigger.get()).ifPresent(this::snooze);
        } else if (words.isSubsidiaryAction()) {
            notes.add("alarm.subsidiary", alarm.line());
        } else if (speaks(alarm)) {
            add(alarm, trigger.get());
        }
    }

    private void add(Component alarm, Trigger trigger) {
        alarm.first("ACKNOWLEDGED")
                .flatMap(times::readInstant)
                .or(() -> new MozillaAnswers(alarm, times).acknowledged())
                .ifPresent(at -> acknowledge(trigger, at));
        if (alarm.value(GadflyProperty.IMPLIED).isPresent()) {
            return;
        }
        String uid = alarm.value("UID")
                .or(() -> alarm.value("X-WR-ALARMUID"))
                .map(String::strip)
                .filter(given -> given.length() <= Limits.UID)
                .orElse("");
        if (alarms.putIfAbsent(trigger, new Alarm(uid, trigger, readNag(alarm))) != null) {
            notes.add("alarm.twice", alarm.line());
        }
        sources.computeIfAbsent(trigger, _ -> new ArrayList<>(1)).add(alarm);
    }

    private void acknowledge(Trigger trigger, Instant at) {
        acknowledged.merge(trigger, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    private boolean speaks(Component alarm) {
        String action = alarm.value("ACTION").orElse("").strip().toUpperCase(Locale.ROOT);
        switch (action) {
            case "DISPLAY", "AUDIO" -> {}
            case "NONE" -> {
                notes.add("alarm.none", alarm.line());
                return false;
            }
            case "" -> notes.add("alarm.actionless", alarm.line());
            default -> notes.add("alarm.action", alarm.line(), action);
        }
        return true;
    }

    private Optional<Trigger> readTrigger(ContentLine line) {
        String value = line.value().strip();
        if (line.parameterIs("VALUE", "DATE-TIME") || !value.isEmpty() && Character.isDigit(value.charAt(0))) {
            return times.readInstant(line).map(Trigger.Absolute::new);
        }
        var edge = line.parameterIs("RELATED", "END") ? Trigger.Edge.END : Trigger.Edge.START;
        return times.readSpan(value).map(offset -> new Trigger.Relative(edge, offset));
    }

    static boolean isInUtc(ContentLine trigger) {
        String value = trigger.value().strip();
        return value.endsWith("Z") || value.endsWith("z");
    }

    /// Gadfly's own word if there is one; REPEAT and DURATION count only where it has none for the whole reminder.
    private Optional<NagPolicy> readNag(Component alarm) {
        var own = alarm.first(GadflyProperty.NAG).flatMap(line -> NagText.parse(line.textValue()));
        return own.isPresent() || component.first(GadflyProperty.NAG).isPresent() ? own : readRepetitions(alarm);
    }

    /// So many more times, so far apart.
    private Optional<NagPolicy> readRepetitions(Component alarm) {
        var repeat = alarm.first("REPEAT");
        if (repeat.isEmpty()) {
            return Optional.empty();
        }
        var interval = alarm.value("DURATION")
                .flatMap(times::readSpan)
                .map(span -> Duration.ofDays(span.days()).plus(span.time()))
                .filter(Duration::isPositive);
        long times = number(repeat.get().value());
        if (interval.isEmpty() || times < 1) {
            if (times != 0) {
                notes.add("alarm.repeat", alarm.line(), repeat.get().value());
            }
            return Optional.empty();
        }
        if (times > Limits.REPETITIONS) {
            notes.add("alarm.repeats", alarm.line(), Limits.REPETITIONS, times);
        }
        return Optional.of(NagPolicy.every(interval.get()).withMax(1 + (int) Math.min(times, Limits.REPETITIONS)));
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /// RFC 9074 §7: an alarm that only says again, later, what another one said.
    static boolean isSnooze(Component alarm) {
        return alarm.all("RELATED-TO").stream().anyMatch(line -> line.parameterIs("RELTYPE", "SNOOZE"));
    }

    private void snooze(Instant until) {
        snoozes.add(new Snooze(until, Optional.empty()));
    }

    /// Of several the last counts: the others may be over. Of two ways to say the same, the one that says more.
    private Optional<Snooze> lastSnooze() {
        return snoozes.stream()
                .max(Comparator.comparing(Snooze::until)
                        .thenComparing(snooze -> snooze.instance().isPresent()));
    }

    private void noteOtherSnoozes() {
        lastSnooze()
                .filter(last -> snoozes.stream().anyMatch(other -> isAnother(other, last)))
                .ifPresent(last ->
                        notes.add("alarm.snoozes", WALL.format(times.viewer().wallTimeOf(last.until()))));
    }

    private static boolean isAnother(Snooze other, Snooze last) {
        var isOfAnother = other.instance().isPresent() && !other.instance().equals(last.instance());
        return isOfAnother || !other.until().equals(last.until());
    }

    /// A date or a time as the event's own start is.
    private Optional<CalendarTime> readRecurrence(ContentLine line) {
        return component
                .first("DTSTART")
                .flatMap(start -> times.read(line.value(), times.zoneOf(start), line.number())
                        .toOptional());
    }

    private void overBefore(CalendarTime next) {
        triggers().forEach(trigger -> {
            if (trigger instanceof Trigger.Relative(var _, var offset)) {
                acknowledge(trigger, offset.from(next, times.viewer()).minusSeconds(1));
            }
        });
    }

    private Collection<Trigger> triggers() {
        return alarms.isEmpty() ? Set.of(Trigger.AT_START) : alarms.keySet();
    }

    /// KAlarm counts from the recurrence that is due next, everybody else from the start.
    private Optional<Instant> deferredTo(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Absolute(var at) -> Optional.of(at);
            case Trigger.Relative relative ->
                KAlarmWords.of(component)
                        .nextRecurrence()
                        .or(() -> component.first("DTSTART"))
                        .flatMap(this::readRecurrence)
                        .map(base -> relative.offset().from(base, times.viewer()));
        };
    }

    private void readMozillas() {
        var answers = new MozillaAnswers(component, times);
        answers.acknowledged().filter(at -> !acknowledged.containsValue(at)).ifPresent(this::acknowledgeAll);
        answers.snoozes().forEach(snoozes::add);
    }

    /// One for all alarms, unless it is that of one of them. An alarm's own word of an earlier time yields only
    /// to what was said after all of them.
    private void acknowledgeAll(Instant at) {
        boolean isLast = acknowledged.values().stream().allMatch(at::isAfter);
        triggers().stream()
                .filter(trigger -> isLast || !acknowledged.containsKey(trigger))
                .forEach(trigger -> acknowledge(trigger, at));
    }
}
