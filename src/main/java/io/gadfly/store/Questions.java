package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How the database is asked, so that nobody misses what was reported.
final class Questions {
    /// Rows on their way, beyond which it takes longer to look them through than to have them in the database.
    private static final int MUCH = 1_000;

    private final Database database;
    private final DamageWatch watch;
    private final Turn turn;
    private final Applier applier;
    private final Completeness completeness;

    Questions(Database database, DamageWatch watch, Turn turn, Applier applier, Completeness completeness) {
        this.database = database;
        this.watch = watch;
        this.turn = turn;
        this.applier = applier;
        this.completeness = completeness;
    }

    /// What the database answers, once it has all that was reported before.
    <T> T ask(Function<Session, T> question) {
        applier.settle();
        return askBesideFires(question);
    }

    /// As `ask`, but does not wait: the question knows what to do with the plans that the database perhaps lacks.
    <T> T askWithPlans(BiFunction<Session, Map<ReminderId, Plan>, T> question) {
        var plans = applier.plans();
        return askBesideFires(session -> question.apply(session, plans));
    }

    /// The fire under that fence; what is on its way is asked before the database is, and nobody waits for it.
    Optional<Fire> findFire(Fence fence) {
        return applier.find(fence).or(() -> askBesideFires(session -> FireRows.find(session, fence)));
    }

    /// The live fires of that reminder; as `findFire`, as long as little is on its way.
    FiresFound findLiveFires(ReminderId reminder) {
        if (isMuchOnItsWay()) {
            return ask(session -> FireRows.findLive(session, reminder));
        }
        var newer = applier.findAll(reminder);
        return askBesideFires(session -> FireRows.findLive(session, reminder)).updatedBy(newer);
    }

    /// That reminder with its next fire; as `findFire`, as long as little is on its way.
    Optional<Planned> findPlanned(ReminderId id) {
        if (isMuchOnItsWay()) {
            return ask(session -> ReminderRows.find(session, id));
        }
        var newer = applier.findPlans(id);
        return askBesideFires(session -> ReminderRows.find(session, id)).map(planned -> updated(planned, newer));
    }

    /// By plans of the version that it has.
    private static Planned updated(Planned planned, List<Plan> newer) {
        var version = planned.reminder().version();
        return newer.reversed().stream()
                .filter(plan -> plan.version() == version)
                .findFirst()
                .map(plan -> new Planned(planned.reminder(), plan.next()))
                .orElse(planned);
    }

    private boolean isMuchOnItsWay() {
        return applier.backlog() > MUCH;
    }

    /// As `ask`, of fires that are snoozed: where what is on its way wakes none and snoozes none, it does not
    /// wait.
    <T> T askOfSnoozed(Function<Session, T> question) {
        return applier.maySnoozeOrWake() ? ask(question) : askBesideFires(question);
    }

    /// As `ask`, of what nothing that happens to a fire changes: it does not wait for what was reported of fires.
    <T> T askBesideFires(Function<Session, T> question) {
        var losses = completeness.losses();
        var answer = watch.over(() -> database.read(question));
        return completeness.isSure() && completeness.losses() == losses ? answer : askAgain(question);
    }

    private <T> T askAgain(Function<Session, T> question) {
        return turn.take(() -> applier.alone(() -> {
            completeness.restore();
            return watch.over(() -> question.apply(database.writer()));
        }));
    }
}
