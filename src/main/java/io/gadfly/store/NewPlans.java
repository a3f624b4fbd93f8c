package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// The next fires of reminders that the store did not have, written many at a time in the order of their times.
///
/// Their table has two orders, by reminder and by time. What an import adds comes in the first; written so, nearly each
/// row would change another page of the second, and all of these would be written out again and again. A run that is
/// sorted by time goes through the second order once, and stays among a few pages of the first.
final class NewPlans {
    private static final String ADD = "INSERT INTO plan (reminder_id, next_fire_at) VALUES (?, ?)";
    private static final int RUN = 1 << 15;

    private record NewPlan(long reminder, Instant next) {}

    private final Session session;
    private final List<NewPlan> waiting = new ArrayList<>();

    NewPlans(Session session) {
        this.session = session;
    }

    /// They are written now or later, but before anything else is of the table.
    void add(List<Plan> plans) {
        plans.forEach(plan ->
                plan.next().ifPresent(next -> waiting.add(new NewPlan(plan.id().value(), next))));
        if (waiting.size() >= RUN) {
            write();
        }
    }

    void write() {
        waiting.sort(Comparator.comparing(NewPlan::next));
        session.updateAll(ADD, Rows.of(waiting, plan -> new Object[] {plan.reminder(), plan.next()}));
        waiting.clear();
    }

    /// Runs `work`, after which none waits; those that `work` gave up are not written.
    <T> T allOf(Supplier<T> work) {
        try {
            var result = work.get();
            write();
            return result;
        } finally {
            waiting.clear();
        }
    }
}
