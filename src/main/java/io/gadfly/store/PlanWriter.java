package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.ReminderId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes the next fires of reminders: a row for each that has one.
///
/// @param added of reminders that the store did not have
record PlanWriter(Session session, NewPlans added) {
    private static final String SET = "MERGE INTO plan (reminder_id, next_fire_at) KEY (reminder_id) VALUES (?, ?)";
    private static final String CLEAR = "DELETE FROM plan WHERE reminder_id = ?";

    /// Leaves out those of versions that the store does not have, and answers with the others.
    List<Plan> write(List<Plan> plans) {
        if (plans.isEmpty()) {
            return plans;
        }
        var versions = ReminderRows.findVersions(
                session, plans.stream().map(plan -> plan.id().value()).toArray(Long[]::new));
        var known = plans.stream()
                .filter(plan -> Objects.equals(versions.get(plan.id()), plan.version()))
                .toList();
        set(known);
        return known;
    }

    /// Of the versions that the store has; of several for one reminder the last counts.
    void set(List<Plan> plans) {
        if (plans.isEmpty()) {
            return;
        }
        added.write();
        var last = new LinkedHashMap<ReminderId, Plan>();
        plans.forEach(plan -> last.put(plan.id(), plan));
        session.updateAll(SET, rowsOf(last.values()));
        remove(last.values().stream()
                .filter(plan -> plan.next().isEmpty())
                .map(Plan::id)
                .toList());
    }

    /// Of reminders that go away.
    void remove(List<ReminderId> ids) {
        added.write();
        session.updateAll(CLEAR, Rows.of(ids, id -> new Object[] {id.value()}));
    }

    private static List<@Nullable Object[]> rowsOf(Collection<Plan> plans) {
        var toCome = plans.stream().filter(plan -> plan.next().isPresent()).toList();
        return Rows.of(
                toCome, plan -> new Object[] {plan.id().value(), plan.next().orElseThrow()});
    }
}
