package io.gadfly.engine;

import io.gadfly.engine.ImportVerdicts.Given;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases.Told;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One reminder in the hands of an import: what it was, and what the calendar has said of it so far. However many
/// instances are told apart, it is put together and planned once, when it is written.
final class ImportDraft {
    private final Reminder before;
    private final boolean isNew;
    private Optional<Given> verdict;
    private Optional<Given> told = Optional.empty();
    private final Elsewhere said = new Elsewhere();
    private final Map<CalendarTime, Origin.Instance> instances = new LinkedHashMap<>();
    private MergedSeries series;
    private Origin origin;
    private Reminder.Status status;
    private boolean isChanged;

    private ImportDraft(Reminder before, Optional<Given> verdict) {
        this.before = before;
        this.isNew = verdict.isPresent();
        this.verdict = verdict;
        this.series = new MergedSeries(before.definition());
        this.origin = before.origin();
        this.status = before.status();
        keepInstances();
    }

    static ImportDraft ofStored(Reminder stored) {
        return new ImportDraft(stored, Optional.empty());
    }

    /// @param verdict what was said of it
    static ImportDraft ofNew(Reminder reminder, Given verdict) {
        return new ImportDraft(reminder, Optional.of(verdict));
    }

    private void keepInstances() {
        instances.clear();
        if (origin instanceof Origin.Calendar calendar) {
            calendar.instances().forEach(instance -> {
                instances.put(instance.recurrenceId(), instance);
                series.know(instance);
            });
        }
    }

    boolean isNew() {
        return isNew;
    }

    /// What was said of it and may turn out otherwise when it is written: that it is new, or unchanged.
    Optional<Given> verdict() {
        return verdict;
    }

    void foundUnchanged(Given unchanged) {
        verdict = verdict.or(() -> Optional.of(unchanged));
    }

    /// What was said last of it as something else than it was.
    Optional<Given> told() {
        return told;
    }

    void tell(Given changed) {
        told = Optional.of(changed);
    }

    /// As it is stored, or as the calendar brought it first.
    Reminder before() {
        return before;
    }

    boolean isChanged() {
        return isChanged;
    }

    /// Whether the user would see a difference.
    boolean isRewritten() {
        return isNew()
                || status != before.status()
                || isChanged && !series.definition().equals(before.definition());
    }

    /// As all that was said makes it; its version grows once.
    Reminder reminder() {
        var version = isChanged && !isNew() ? before.version() + 1 : before.version();
        return new Reminder(before.id(), version, before.uid(), series.definition(), origin(), status);
    }

    /// Where it came from last, whatever was said of its instances since.
    Origin source() {
        return origin;
    }

    /// Put together anew each time, which costs as much as there are instances.
    Origin origin() {
        return switch (origin) {
            case Origin.Local local -> local;
            case Origin.Calendar calendar -> calendar.withInstances(instances.values());
        };
    }

    /// Whether its series came under the number and the time of that revision.
    boolean isOfRevision(Origin.Calendar other) {
        return origin instanceof Origin.Calendar known && known.sharesRevision(other);
    }

    /// Whether that instance came so, or its series was made here, which knows of no revisions.
    boolean isOfRevision(Origin.Instance other) {
        return origin instanceof Origin.Local
                || instance(other.recurrenceId()).filter(other::sharesRevision).isPresent();
    }

    Elsewhere said() {
        return said;
    }

    void hear(AlarmAnswers answers) {
        said.hear(answers);
    }

    void hear(Incoming.Instance instance) {
        said.hear(instance);
    }

    void setStatus(Reminder.Status other) {
        isChanged |= status != other;
        status = other;
    }

    /// Has it come from there, with the instances that were told apart before.
    void setOrigin(Origin.Calendar latest) {
        isChanged = true;
        origin = latest;
    }

    /// Puts what the calendar says now in the place of what was there.
    void replace(Definition definition, Origin.Calendar latest, Reminder.Status other) {
        isChanged = true;
        status = other;
        series = new MergedSeries(definition);
        origin = latest;
        keepInstances();
    }

    /// As `replace`, but instances that had been told apart stay so. Answers with the names of those that do not.
    ///
    /// @param isTold whether they were told with it, and stay whether or not its rules have them
    List<CalendarTime> replaceSeries(
            Definition definition, Origin.Calendar latest, Reminder.Status other, boolean isTold) {
        var told = List.copyOf(instances.values());
        var earlier = series;
        var gone = new ArrayList<CalendarTime>();
        replace(definition, latest, other);
        for (var instance : told) {
            var name = instance.recurrenceId();
            if (!isTold && !series.has(name)) {
                gone.add(name);
            } else if (!excludes(name) || instance.sequence() >= latest.sequence()) {
                series.takeOver(instance, earlier);
                instances.put(name, instance);
            }
        }
        return gone;
    }

    /// As `replace`, where the instances that were there had waited for this, their series.
    void adopt(Definition definition, Origin.Calendar latest, Reminder.Status other) {
        var orphans = Map.copyOf(instances);
        var alone = series.definition();
        replace(definition, latest, other);
        series.adopt(alone);
        instances.putAll(orphans);
    }

    /// Whether its instances had to stand for themselves so far.
    boolean isOrphan() {
        return origin instanceof Origin.Calendar calendar && calendar.isOrphan();
    }

    /// The series without its instances.
    Definition alone() {
        return series.alone();
    }

    /// What an instance says in the list of its series.
    ExceptionalInstance wordsOf(Incoming.Instance instance) {
        return series.inItsList(instance.words());
    }

    /// What holds for an instance of which that was told; in a series without a time, just that.
    Told held(Told told) {
        return series.held(told);
    }

    /// What a calendar had said of that instance.
    Optional<Origin.Instance> instance(CalendarTime name) {
        return Optional.ofNullable(instances.get(name));
    }

    /// As its series names its instances.
    Incoming.Instance named(Incoming.Instance instance) {
        var given = instance.time().recurrenceId();
        var name = series.nameOf(given);
        return name.equals(given) ? instance : instance.named(name);
    }

    /// Whether its series has times, and none of them is of that name.
    boolean lacks(CalendarTime name) {
        return series.lacks(name);
    }

    /// Whether its series leaves that instance out.
    boolean excludes(CalendarTime name) {
        return series.excludes(name);
    }

    /// When that instance begins, as it is now.
    CalendarTime startOf(Incoming.Instance instance) {
        var name = instance.time().recurrenceId();
        return ownTime(name).map(Rescheduled::start).orElse(name);
    }

    Optional<Rescheduled> ownTime(CalendarTime name) {
        return series.ownTime(name);
    }

    Optional<ExceptionalInstance> ownWords(CalendarTime name) {
        return series.ownWords(name);
    }

    /// Whether that instance is at another time than its series has it, or has words of its own.
    boolean tellsApart(CalendarTime name) {
        return ownTime(name).isPresent() || ownWords(name).isPresent();
    }

    /// Whether what is said of that instance was cancelled since, with all that follow another one.
    boolean isCovered(Incoming.Instance instance) {
        return series.covers(instance.time().recurrenceId(), instance.origin().sequence());
    }

    /// Lays an instance into it, in the place of an earlier word. Answers whether that changes when or what it
    /// says.
    boolean take(Incoming.Instance instance) {
        instance(instance.time().recurrenceId()).ifPresent(series::putBack);
        var isOther = series.take(instance);
        isChanged |= isOther;
        if (origin instanceof Origin.Calendar) {
            var kept = instance.kept();
            isChanged |= !kept.equals(instances.put(kept.recurrenceId(), kept));
        }
        return isOther;
    }

    /// Has an instance follow the others again.
    void putBack(CalendarTime name) {
        instance(name).ifPresent(earlier -> {
            series.putBack(earlier);
            instances.remove(name);
            isChanged = true;
        });
    }
}
