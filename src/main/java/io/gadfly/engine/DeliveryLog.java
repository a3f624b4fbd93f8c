package io.gadfly.engine;

import io.gadfly.notification.Notification;

/// What became of nags, for the time line and for those who act on it.
interface DeliveryLog {
    /// When this returns, no kill makes anybody forget it.
    void delivered(Notification notification, String medium);

    /// @param cause the medium and what it said, or `noMedium` where none was left to try
    void notDelivered(Notification notification, String cause);

    /// By a medium beside the ladder. When this returns, no kill makes anybody forget it.
    void sent(Notification notification, String medium);

    /// @param reason what the medium said, or why it was not asked
    void notSent(Notification notification, String medium, String reason);

    /// Whether what became of that nag on a medium beside the ladder is known, perhaps since before a restart.
    boolean isSettled(Notification notification, String medium);

    /// The desktop asks for silence and the reminder honours it.
    void inhibited(Notification notification);

    /// It was asked again, and still does.
    void stillInhibited();

    void inhibitedNoMore();
}
