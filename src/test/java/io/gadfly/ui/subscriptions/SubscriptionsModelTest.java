package io.gadfly.ui.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.FakeSubscriptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubscriptionsModelTest {
    private final Bench bench = Bench.empty(Path.of("none"));
    private final FakeSubscriptions service = new FakeSubscriptions(bench.clock);
    private final SubscriptionsModel model = new SubscriptionsModel(service, bench.bridge, bench.notices, bench.here);

    SubscriptionsModelTest() {
        model.refresh();
    }

    private SubscriptionRow row(String name) {
        return model.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachSaysWhatCameOfTheLastLook() {
        assertTrue(
                row("holidays").result().contains("42 items"), row("holidays").result());
        assertTrue(row("club").concern());
        assertTrue(row("club").result().contains("nobody answers there"));
        assertTrue(row("Team").isPaused());
    }

    @Test
    void oneSaysWhatWasRefusedAndWhatWasSwitchedOff() {
        assertTrue(
                row("holidays").result().contains("1 refused"), row("holidays").result());
        assertEquals(
                List.of(
                        "Refused, line 212: Leap day fair: 30 February is no day",
                        "First day of school: its alarm would run a program; it shows a message"),
                row("holidays").findings());
        assertEquals(List.of(), row("club").findings());
    }

    @Test
    void oneCanBeLookedAtPausedAndEnded() {
        model.lookNow(row("club"));
        model.pauseOrResume(row("Team"));
        model.unsubscribe(row("holidays"));

        assertEquals(List.of("refresh club", "change Team", "unsubscribe holidays"), service.orders);
        assertFalse(row("Team").isPaused());
        assertEquals("No longer subscribed to holidays; 42 reminders deleted", bench.toast());
    }

    @Nested
    class TheForm {
        @Test
        void subscribesWithWhatIsUsual() {
            model.form.address.set(" webcal://example.org/moon.ics ");
            model.save();

            var fresh = service.list().getLast().subscription();
            assertEquals("moon", fresh.name());
            assertEquals("inbox", fresh.list());
            assertEquals(Subscription.USUAL, fresh.interval());
            assertEquals("https://example.org/moon.ics", fresh.address().toString());
            assertEquals("", model.form.address.get());
        }

        @Test
        void saysWhatMakesNoSenseAndKeepsWhatWasTyped() {
            model.form.address.set("holidays");
            model.save();
            assertTrue(model.form.problem.get().startsWith("That is no address"));

            model.form.address.set("https://example.org/a.ics");
            model.form.every.set("1 min");
            model.save();
            assertTrue(model.form.problem.get().contains("5 min"));
            assertEquals(List.of(), service.orders);
            assertEquals("1 min", model.form.every.get());
        }

        @Test
        void changesOneThatIsThereWithoutEndingItsPause() {
            model.edit(row("Team"));
            model.form.every.set("1 d");
            model.save();

            assertEquals(List.of("change Team"), service.orders);
            var changed = row("Team").subscription();
            assertEquals(Duration.ofDays(1), changed.interval());
            assertTrue(changed.paused());
        }
    }
}
