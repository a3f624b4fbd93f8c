package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Claims what is due of a reminder before it is answered, as the scheduler does: that may not have come to it yet,
/// or there is none since nothing runs. So what is answered is always what is stored, and the next start tells
/// nothing anew.
final class CatchUp {
    private final Ledger ledger;
    private final Claims claims;
    private final Timekeeping time;
    private final BooleanSupplier isRunning;

    /// @param isRunning whether somebody else looks at the clock
    CatchUp(Ledger ledger, Claims claims, Timekeeping time, BooleanSupplier isRunning) {
        this.ledger = ledger;
        this.claims = claims;
        this.time = time;
        this.isRunning = isRunning;
    }

    /// Answers with those that are to be told. To be called in the ledger's turn.
    List<Fire> claim(Stream<ReminderId> reminders) {
        var now = ledger.now();
        if (time.clock().holds(now)) {
            return List.of();
        }
        if (!isRunning.getAsBoolean()) {
            time.passed(now);
        }
        return reminders
                .distinct()
                .flatMap(reminder -> claims.claimAll(reminder).stream())
                .toList();
    }
}
