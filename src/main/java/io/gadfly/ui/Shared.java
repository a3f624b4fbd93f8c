package io.gadfly.ui;

import io.gadfly.engine.ReminderService;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.Answers;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import java.util.concurrent.Executor;

/// What all windows have in common.
record Shared(
        ReminderService service,
        SubscriptionService subscriptions,
        SettingsFile settings,
        Here here,
        Notices notices,
        Bridge bridge,
        Answers answers) {
    /// @param front runs on the FX thread
    static Shared of(
            ReminderService service,
            SubscriptionService subscriptions,
            SettingsFile settings,
            Here here,
            Executor background,
            Executor front) {
        var notices = new Notices();
        var bridge = new Bridge(background, front, notices, Texts.of(Bridge.class, here.locale()));
        var answers = new Answers(service, bridge, notices, settings, here);
        return new Shared(service, subscriptions, settings, here, notices, bridge, answers);
    }

    Texts texts(Class<?> home) {
        return Texts.of(home, here.locale());
    }
}
