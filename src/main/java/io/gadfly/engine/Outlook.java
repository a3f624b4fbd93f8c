package io.gadfly.engine;

import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What will become of a fire when it falls due, as things stand now: whether it rings then, or what holds it back.
public sealed interface Outlook {
    /// What is further away nobody can tell, since nobody knows who holds the slots then.
    Duration NEAR = Duration.ofDays(1);

    record Rings() implements Outlook {}

    /// Until its pool is let go on.
    record Stopped(String pool) implements Outlook {}

    record Held(Quiet by) implements Outlook {}

    /// Where nobody answers what rings before.
    record Waits(Instant startsBy) implements Outlook {}

    /// For so many that are due before it that nobody can tell until when.
    record Crowded() implements Outlook {}

    /// @param due when it falls due
    static Outlook of(Definition definition, Instant due, ReminderService service, Instant now) {
        var pool = service.poolOf(definition.details());
        if (isStopped(pool, service)) {
            return new Stopped(pool);
        }
        return quiet(definition, due, service)
                .<Outlook>map(Held::new)
                .orElseGet(() -> atItsTurn(definition, due, service, now));
    }

    private static boolean isStopped(String pool, ReminderService service) {
        return service.pools().stream()
                .anyMatch(info -> info.name().equals(pool) && info.mode() != PoolInfo.Mode.RUNNING);
    }

    private static Optional<Quiet> quiet(Definition definition, Instant due, ReminderService service) {
        return switch (definition.nag().quietHours()) {
            case HONOURED -> service.quietAt(due);
            case IGNORED -> Optional.empty();
        };
    }

    private static Outlook atItsTurn(Definition definition, Instant due, ReminderService service, Instant now) {
        if (!due.isBefore(now.plus(NEAR))) {
            return new Rings();
        }
        return switch (service.start(definition, due)) {
            case Start.AtOnce() -> new Rings();
            case Start.By(var at) -> new Waits(at);
            case Start.Unknown() -> new Crowded();
        };
    }
}
