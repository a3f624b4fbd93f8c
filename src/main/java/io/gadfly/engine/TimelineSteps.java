package io.gadfly.engine;

import io.gadfly.reminder.NagState;
import java.util.Set;

/// The steps of a time line, by the keys of the bundle that has their words.
final class TimelineSteps {
    static final String CREATED = "reminder.created";
    static final String EDITED = "reminder.edited";
    static final String IMPORTED = "reminder.imported";
    static final String WITHDRAWN = "reminder.withdrawn";
    static final String RINGS_ON = "reminder.ringsOn";
    static final String DELETED = "reminder.deleted";
    static final String REWOUND = "reminder.rewound";
    static final String FINISHED = "reminder.finished";
    static final String SWITCHED = "reminder.switched";
    static final String ZONE_LOST = "reminder.zoneLost";
    static final String NO_NEXT_DATE = "reminder.noNextDate";
    static final String PARKED = "reminder.parked";
    static final String SET_BACK = "reminder.setBack";
    static final String QUEUED = "fire.queued";
    static final String RANG = "fire.rang";
    static final String WITHDRAWN_FIRE = "fire.withdrawn";
    static final String INHERITED = "fire.inherited";
    static final String OPEN_AGAIN = "fire.openAgain";
    static final String RANG_ON = "fire.rangOn";
    private static final String HELD = "fire.held";
    static final String SNOOZED = "fire.snoozed";
    static final String DELIVERED = "fire.delivered";
    static final String NOT_DELIVERED = "fire.notDelivered";
    static final String SENT = "fire.sent";
    static final String NOT_SENT = "fire.notSent";
    static final String CRASHED = "fire.crashed";

    /// Of a fire that rings all the while.
    private static final Set<String> WHILE_IT_RINGS =
            Set.of(RANG, INHERITED, RANG_ON, DELIVERED, NOT_DELIVERED, SENT, NOT_SENT, CRASHED);

    /// What became of a nag on its way.
    private static final Set<String> OF_A_DELIVERY = Set.of(DELIVERED, NOT_DELIVERED, SENT, NOT_SENT);

    /// Of a fire that rings or will do so, and is not asleep by the user's word.
    private static final Set<String> LIVE = Set.of(OPEN_AGAIN, QUEUED, HELD);

    private TimelineSteps() {}

    static boolean isOfADelivery(String step) {
        return OF_A_DELIVERY.contains(step);
    }

    static boolean isLive(String step) {
        return LIVE.contains(step);
    }

    /// Whether its fire rings by then, or waits for its next turn to do so, be it for a slot or in quiet.
    static boolean isOfItsTurns(String step) {
        return WHILE_IT_RINGS.contains(step) || step.equals(QUEUED) || step.equals(HELD);
    }

    /// Whether the user has seen or heard of the fire by then.
    static boolean isTold(String step) {
        return WHILE_IT_RINGS.contains(step) || step.equals(SNOOZED);
    }

    static String keyOf(NagState state) {
        return switch (state) {
            case NagState.Due _ -> "fire.due";
            case NagState.Queued _ -> QUEUED;
            case NagState.Ringing _ -> RANG;
            case NagState.Snoozed _ -> SNOOZED;
            case NagState.Held _ -> HELD;
            case NagState.Done _ -> "fire.done";
            case NagState.Acknowledged _ -> "fire.acknowledged";
            case NagState.Skipped _ -> "fire.skipped";
            case NagState.GaveUp _ -> "fire.gaveUp";
            case NagState.Missed _ -> "fire.missed";
            case NagState.Withdrawn _ -> WITHDRAWN_FIRE;
            case NagState.Failed _ -> "fire.failed";
        };
    }
}
