package io.gadfly.engine;

import io.gadfly.kernel.Heartbeat;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The only door to the engine: what the window, the command line and other doors ask of it.
///
/// Every method may block for a disk access; none belongs on the FX thread. What was answered with success is
/// on disk.
public interface ReminderService {
    /// Of the fires outside the backlogs, unless told.
    int MOST_SHOWN = 1_000;

    // Reminders

    List<Changes.Planned> list(ReminderFilter filter, int offset, int limit);

    Optional<Changes.Planned> find(ReminderId id);

    /// All that match, one by one, in bounded memory.
    void forEach(ReminderFilter filter, Consumer<Reminder> action);

    default Catalogue catalogue() {
        var counter = new Catalogue.Counter();
        forEach(ReminderFilter.ALL, counter::add);
        return counter.total();
    }

    Reminder add(Definition definition);

    /// When a reminder would fire first if it were added now; nothing is stored. Empty: never.
    Optional<Instant> firstFireAt(Definition definition);

    /// When a fire of that definition that falls due then has a slot of its pool, as the pool stands now, with what
    /// is saved, and if nobody answers.
    Start start(Definition definition, Instant due);

    /// Saves an edit of `seen`, unless somebody else edited it meanwhile.
    EditResult edit(Reminder seen, Definition definition);

    EditResult setStatus(ReminderId id, Reminder.Status status);

    /// Answers with those that were there.
    List<ReminderId> delete(List<ReminderId> ids);

    /// As `delete`, of what a calendar brought that the user leaves: another one, or the same, may bring it again.
    List<ReminderId> release(List<ReminderId> ids);

    /// Takes the latest change by the user back; answers with its name, or nothing where there is none.
    Optional<String> undo();

    /// The name of what `undo` would take back; empty where there is nothing.
    Optional<String> undoName();

    Optional<String> redo();

    /// Whether a change of reminders that was taken back can still be made again.
    boolean isRedoable();

    /// When the latest undo or redo brought back what had come from a subscribed calendar, and what that may have
    /// otherwise by now.
    Optional<Instant> returnedAt();

    sealed interface EditResult {
        record Saved(Reminder reminder) implements EditResult {}

        /// @param current what is stored now
        record Conflict(Reminder current) implements EditResult {}

        record Gone() implements EditResult {}

        /// What comes from a subscribed calendar is edited there; here it can be answered and deleted.
        ///
        /// @param source the calendar's address
        record ReadOnly(String source) implements EditResult {}
    }

    // Calendars

    /// Judges and, unless it is only a preview, stores the items in one transaction.
    ImportReport importCalendar(String source, Iterator<Incoming> items, ImportOptions options);

    /// All that match, one by one, each with what was answered to its alarms, here or elsewhere: what an export
    /// writes.
    void export(ReminderFilter filter, BiConsumer<Reminder, AlarmAnswers> action);

    /// @param occasion whether the user asked for it, so that `undo` takes it back
    /// @param list the list for what is added; empty: the default list
    /// @param nag the policy for what is added without one of its own; empty: the default
    /// @param skipsPast whether what would be added, and is over already, is left out
    /// @param asOf when what is brought back was written down
    /// @param progress told the number of items so far; answers false to cancel, which stores nothing
    record ImportOptions(
            boolean preview,
            Occasion occasion,
            Optional<String> list,
            Optional<NagPolicy> nag,
            boolean skipsPast,
            Optional<Instant> asOf,
            Progress progress) {
        public static final ImportOptions STORE =
                new ImportOptions(false, Optional.empty(), Optional.empty(), _ -> true);

        /// By the user.
        public ImportOptions(boolean preview, Optional<String> list, Optional<NagPolicy> nag, Progress progress) {
            this(preview, Occasion.ASKED, list, nag, false, Optional.empty(), progress);
        }

        public static ImportOptions look(Occasion occasion, String list, NagPolicy nag) {
            return new ImportOptions(
                    false, occasion, Optional.of(list), Optional.of(nag), false, Optional.empty(), _ -> true);
        }

        /// Of Gadfly's own plain calendar, when nothing else is left.
        ///
        /// @param asOf when it was written
        public static ImportOptions bringBack(Instant asOf) {
            return new ImportOptions(
                    false,
                    Occasion.BROUGHT_BACK,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.of(asOf),
                    _ -> true);
        }

        public ImportOptions skippingPast(boolean skips) {
            return new ImportOptions(preview, occasion, list, nag, skips, asOf, progress);
        }

        /// Why a calendar is taken in.
        public enum Occasion {
            /// By the user: one step of undo.
            ASKED,
            /// The first look at a subscription: what was deleted with an earlier one of the same calendar is
            /// wanted again. No step of undo: leaving the subscription is what takes it back.
            SUBSCRIBED,
            /// A later look: what was deleted here stays so.
            REFRESHED,
            /// The store was damaged, and this is what Gadfly wrote down itself: what waited for an answer
            /// then, or has fallen due since, is told as what was missed is. No step of undo.
            BROUGHT_BACK;

            boolean isLook() {
                return switch (this) {
                    case SUBSCRIBED, REFRESHED -> true;
                    case ASKED, BROUGHT_BACK -> false;
                };
            }
        }
    }

    @FunctionalInterface
    interface Progress {
        boolean goOn(long items);
    }

    // Fires

    /// Those that are not over: what rings first, then the backlog in its order, then the snoozed. While the
    /// engine is at rest, also what fell due meanwhile; it has the number 0, since nobody has claimed it.
    default List<FireView> fires() {
        return fires(MOST_SHOWN);
    }

    /// @param most how many there are at most of what waits in no backlog, and of what fell due at rest
    List<FireView> fires(int most);

    /// Those that are over, the latest first.
    List<FireView> history(Instant from, Instant to, int limit);

    Optional<FireView> fire(long number);

    /// The one that is meant where the user answers the reminder: it is at them, or is over without being
    /// finished, such as one that was only seen and has none after it. Empty: it would be its next occurrence.
    Optional<FireView> current(ReminderId reminder);

    /// What there is to answer of a reminder although nothing is to come of it.
    default Optional<FireView> unfinished(Changes.Planned planned) {
        return Optional.ofNullable(
                unfinished(List.of(planned)).get(planned.reminder().id()));
    }

    /// The same of many, of those that there is anything to answer of.
    Map<ReminderId, FireView> unfinished(List<Changes.Planned> planned);

    AnswerResult answer(Fence fence, Answer answer);

    /// Answers the current fire of a reminder; `Done` and `Skip` on one that is not yet due end its next
    /// occurrence early.
    AnswerResult answer(ReminderId reminder, Answer answer);

    /// Several answers, such as one to all that ring, in one change that one `undo` takes back. Answers in
    /// their order.
    List<AnswerResult> answer(List<Said> said);

    record Said(Addressee to, Answer answer) {}

    sealed interface Addressee {
        ReminderId reminder();

        record OfFire(Fence fence) implements Addressee {
            @Override
            public ReminderId reminder() {
                return fence.reminder();
            }
        }

        /// Its current fire, or its next occurrence.
        record OfReminder(ReminderId reminder) implements Addressee {}
    }

    /// When a snooze of that fire would end; empty where there is no such instant, or it has passed.
    Optional<Instant> snoozeEnd(Fire fire, SnoozeEnd end);

    /// Skips the next `count` occurrences that are not yet due; answers with their starts, fewer where there
    /// are fewer.
    List<Instant> skipNext(ReminderId reminder, int count);

    /// What happened to a reminder and its fires and why, the oldest first; `TimelineWords` says it in a language.
    List<TimelineEntry> timeline(ReminderId reminder);

    /// The nags that would come within `span` if nobody answered, by the engine itself on a virtual clock.
    ///
    /// @param goesOn hears each of them in turn, until it answers false
    /// @param isCancelled asked again and again, also while nothing rings
    Foreseen forecast(Duration span, Predicate<ForecastNag> goesOn, BooleanSupplier isCancelled);

    /// @param most so many of them, the first
    default List<ForecastNag> forecast(Duration span, int most) {
        var nags = new ArrayList<ForecastNag>();
        forecast(span, nag -> nags.add(nag) && nags.size() < most, () -> false);
        return nags.stream().limit(most).toList();
    }

    record ForecastNag(Instant at, Fence fence, String title, int nag, int max) {}

    /// @param policy how it is nagged about
    /// @param position its place in the backlog from 1; 0: not queued
    /// @param startsBy when it has a slot at the latest, as the pool and its intervals stand. It holds however
    /// many come later, since only [io.gadfly.kernel.Pool#PASSES] of them come before; where one of those has a
    /// longer interval than any that is here, or is put first by hand, it may be later. Empty where it has a
    /// slot, sleeps, gives up before, or the pool is paused
    record FireView(Fire fire, Reminder reminder, NagPolicy policy, int position, Optional<Instant> startsBy) {}

    sealed interface AnswerResult {
        /// @param label what was answered, the reminder's title
        record Answered(Fire fire, String label) implements AnswerResult {}

        /// The fire had been answered, withdrawn or given up before.
        record AlreadyOver(Fire fire) implements AnswerResult {}

        record NothingToAnswer() implements AnswerResult {}
    }

    // The live view

    /// The naggers that run: one for each fire that holds a slot.
    List<NaggerInfo> naggers();

    /// @param lastNag when the latest nag was given; empty before the first
    /// @param health what its heartbeat says
    record NaggerInfo(Fence fence, ProcessInfo process, Optional<Instant> lastNag, Heartbeat.Health health) {}

    /// Gives the next nag of a fire that rings now and not when its interval is over; answers false where it
    /// does not ring, has had its last nag, or is to be silent now.
    boolean nagNow(Fence fence);

    List<PoolInfo> pools();

    /// The pool that nags for a reminder: that of its list, else by its priority.
    String poolOf(Details details);

    /// Answers false where there is no such pool; one that is given a limit is made where it is missing.
    boolean steer(String pool, PoolCommand command);

    ProcessInfo processes();

    /// Ends a process as a crash would; answers false where there is none.
    boolean kill(Pid pid);

    sealed interface PoolCommand {
        record Limit(int limit) implements PoolCommand {}

        record Pause() implements PoolCommand {}

        record Resume() implements PoolCommand {}

        record Drain() implements PoolCommand {}

        /// To the front of the backlog.
        record Promote(Fence fence) implements PoolCommand {}
    }

    /// Nags at once, through the pool, without a reminder that was written before.
    NagResult nag(String title, NagPolicy policy, String pool, NagMode mode, Duration patience);

    enum NagMode {
        /// Starts now or says that there is no slot.
        RUN,
        /// Returns when it has started, or when the patience is over.
        WAIT,
        /// Returns at once.
        QUEUE
    }

    sealed interface NagResult {
        record Started(Fire fire) implements NagResult {}

        /// @param position in the backlog, from 1
        record Waiting(Fire fire, int position) implements NagResult {}

        /// It was answered before it had a slot.
        record Over(Fire fire) implements NagResult {}

        record NoSlot() implements NagResult {}
    }

    // Media

    /// Sends a notification that belongs to no reminder through each medium.
    List<MediumTrial> tryMedia();

    /// The same through the one of that name; answers with nothing where there is none.
    List<MediumTrial> tryMedium(String name);

    record MediumTrial(String medium, DeliveryResult result) {}

    /// Why nothing rings but what ignores quiet hours, and until when; empty: it is not quiet.
    Optional<Quiet> quiet();

    /// The same of a time to come, as far as it can be known.
    Optional<Quiet> quietAt(Instant at);

    record Quiet(Instant until, QuietReason reason) {}

    enum QuietReason {
        /// The user does not want to be disturbed.
        SILENCE,
        /// So does the desktop; it is asked again at the end.
        DESKTOP,
        QUIET_HOURS,
        /// There were as many nags in an hour as the user wants.
        BUDGET
    }

    /// Do not disturb until then; empty ends it at once.
    void silence(Optional<Instant> until);

    /// Ends what keeps it quiet now: do not disturb, or the quiet hours, for this time. Answers false where it
    /// is the desktop or the budget, which are not ended here, and where it is not quiet.
    boolean endQuiet();

    // The clock

    /// Empty while the clock is believed. Else everything waits: it says something that can hardly be right.
    Optional<ClockDoubt> clockDoubt();

    /// The user says that the clock is right: what is due comes now.
    void trustClock();

    /// @param lastSeen when the clock was last believed
    record ClockDoubt(Instant lastSeen, Instant now) {}

    // News

    /// Calls `listener` when the user asked on some medium to see the reminder in the window; empty: all that rings.
    Subscription onOpenAsked(Consumer<Optional<ReminderId>> listener);

    /// Calls `listener` after something that can be seen has changed, on any thread, coalesced; close to stop.
    Subscription onChange(Runnable listener);

    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
