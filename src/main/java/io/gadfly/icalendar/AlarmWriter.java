package io.gadfly.icalendar;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.Span;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Writes the alarms of one component and what was said to them (RFC 5545 §3.6.6, RFC 9074).
final class AlarmWriter {
    private final LineWriter lines;
    private final String uid;
    private final String title;
    private final NagPolicy nag;
    private final Original original;
    private final AlarmAnswers answers;

    /// @param uid of the component
    /// @param nag the policy of the reminder
    /// @param answers all that was said, here and elsewhere
    AlarmWriter(LineWriter lines, String uid, String title, NagPolicy nag, Original original, AlarmAnswers answers) {
        this.lines = lines;
        this.uid = uid;
        this.title = title;
        this.nag = nag;
        this.original = original;
        this.answers = answers;
    }

    /// @param timed whether there is a time that an alarm can be relative to
    void write(List<Alarm> alarms, boolean timed) throws IOException {
        for (Alarm alarm : alarms) {
            var sources = original.sources(alarm.trigger());
            for (Component source : sources) {
                writeAgain(source, alarm);
            }
            if (sources.isEmpty()) {
                writeNew(alarm);
            }
        }
        if (alarms.isEmpty() && timed && impliesAlarm()) {
            writeImplied();
        }
        if (answers.snoozedUntil().isPresent()) {
            writeSnooze(alarms, answers.snoozedUntil().get());
        }
    }

    private boolean impliesAlarm() {
        return original.isNew()
                || original.hasImpliedAlarm()
                || answers.acknowledged().containsKey(Trigger.AT_START);
    }

    /// As it came, but for how hard it nags where that was edited.
    private void writeAgain(Component source, Alarm alarm) throws IOException {
        boolean isSame = original.alarms().contains(alarm);
        lines.line("BEGIN:VALARM");
        for (ContentLine line : source.lines()) {
            if (isOffTheStandard(line, alarm.trigger())) {
                writeTrigger(alarm.trigger());
            } else if (holds(line, isSame)) {
                lines.line(line.toString());
            }
        }
        if (!isSame) {
            writeNag(alarm);
        } else if (alarm.nag().isPresent()
                && (saysNag() || source.first(GadflyProperty.NAG).isPresent())) {
            lines.text(GadflyProperty.NAG, NagText.write(alarm.nag().get()));
        }
        for (Component part : source.parts()) {
            lines.component(part);
        }
        endAlarm(alarm.trigger());
    }

    /// An absolute trigger is in UTC (RFC 5545 §3.8.6.3).
    private static boolean isOffTheStandard(ContentLine line, Trigger trigger) {
        return line.name().equals("TRIGGER") && trigger instanceof Trigger.Absolute && !AlarmReader.isInUtc(line);
    }

    private static boolean holds(ContentLine line, boolean isSame) {
        return switch (line.name()) {
            case "ACKNOWLEDGED", "X-MOZ-LASTACK", GadflyProperty.NAG -> false;
            case "REPEAT", "DURATION" -> isSame;
            default -> true;
        };
    }

    private void writeNew(Alarm alarm) throws IOException {
        beginAlarm(alarm.trigger());
        String alarmUid = alarm.uid();
        if (!alarmUid.isEmpty()) {
            lines.property("UID", alarmUid);
        }
        writeNag(alarm);
        endAlarm(alarm.trigger());
    }

    private void writeNag(Alarm alarm) throws IOException {
        var policy = alarm.nag().orElse(nag);
        writeRepetitions(policy);
        if (alarm.nag().isPresent() && (saysNag() || repetitions(policy).isEmpty())) {
            lines.text(GadflyProperty.NAG, NagText.write(policy));
        }
    }

    /// What Gadfly does without an alarm, so that other programs do it too.
    private void writeImplied() throws IOException {
        beginAlarm(Trigger.AT_START);
        writeRepetitions(nag);
        lines.property(GadflyProperty.IMPLIED, "TRUE");
        endAlarm(Trigger.AT_START);
    }

    private void beginAlarm(Trigger trigger) throws IOException {
        lines.line("BEGIN:VALARM");
        lines.property("ACTION", "DISPLAY");
        lines.text("DESCRIPTION", title);
        writeTrigger(trigger);
    }

    private void writeTrigger(Trigger trigger) throws IOException {
        switch (trigger) {
            case Trigger.Relative(var edge, var offset) ->
                lines.property(edge == Trigger.Edge.END ? "TRIGGER;RELATED=END" : "TRIGGER", offset.text());
            case Trigger.Absolute(var at) -> lines.instant("TRIGGER;VALUE=DATE-TIME", at);
        }
    }

    private void endAlarm(Trigger trigger) throws IOException {
        var acknowledged = answers.acknowledged().get(trigger);
        if (acknowledged != null) {
            lines.instant("ACKNOWLEDGED", acknowledged);
        }
        lines.line("END:VALARM");
    }

    private boolean saysNag() {
        return !nag.equals(NagPolicy.NORMAL);
    }

    private void writeRepetitions(NagPolicy policy) throws IOException {
        var interval = repetitions(policy);
        if (interval.isPresent()) {
            lines.property("REPEAT", Integer.toString(policy.max().orElseThrow() - 1));
            lines.property("DURATION", Span.of(interval.get()).text());
        }
    }

    /// The interval of a policy that REPEAT and DURATION can say in full.
    private static Optional<Duration> repetitions(NagPolicy policy) {
        boolean plain = policy.until() instanceof Until.Answered
                && policy.escalation().equals(Escalation.NONE)
                && policy.quietHours() == QuietHours.HONOURED;
        int nags = policy.max().orElse(0);
        return plain
                        && nags > 1
                        && nags <= Limits.REPETITIONS + 1
                        && policy.pace() instanceof Pace.Fixed(var every)
                        && every.truncatedTo(ChronoUnit.SECONDS).equals(every)
                ? Optional.of(every)
                : Optional.empty();
    }

    /// RFC 9074 §7: an alarm of its own that says when it speaks again.
    private void writeSnooze(List<Alarm> alarms, Instant until) throws IOException {
        String snoozed = alarms.stream()
                .map(Alarm::uid)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(uid);
        lines.line("BEGIN:VALARM");
        lines.property("ACTION", "DISPLAY");
        lines.text("DESCRIPTION", title);
        lines.instant("TRIGGER;VALUE=DATE-TIME", until);
        lines.property("RELATED-TO;RELTYPE=SNOOZE", snoozed);
        if (KAlarmWords.of(original.component()).areThere()) {
            lines.property(KAlarmWords.TYPE, "DEFERRAL");
        }
        lines.line("END:VALARM");
    }
}
