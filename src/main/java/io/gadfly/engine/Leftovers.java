package io.gadfly.engine;

import io.gadfly.notification.Medium;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a medium still shows though it is answered: while no program ran, or while its process was about to be
/// killed, so that nobody told it to take that back.
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final ReminderRepository repository;

    Leftovers(ReminderRepository repository) {
        this.repository = repository;
    }

    void takeBack(Medium medium, Fence fence) {
        if (isAnswered(fence)) {
            medium.withdraw(fence);
        }
    }

    private boolean isAnswered(Fence fence) {
        try {
            return !Notices.isNotice(fence)
                    && repository
                            .findFire(fence)
                            .map(fire -> isAnswered(fire.state()))
                            .orElse(true);
        } catch (StoreException e) {
            LOG.debug("Whether {} is answered cannot be read", fence, e);
            return false;
        }
    }

    /// Whoever gave up or failed leaves a note, which stays.
    private static boolean isAnswered(NagState state) {
        return switch (state) {
            case NagState.Done _, NagState.Acknowledged _, NagState.Skipped _ -> true;
            case NagState.Snoozed _, NagState.Withdrawn _ -> true;
            case NagState.GaveUp _, NagState.Missed _, NagState.Failed _ -> false;
            case NagState.Due _, NagState.Queued _, NagState.Ringing _, NagState.Held _ -> false;
        };
    }
}
