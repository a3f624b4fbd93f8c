package io.gadfly.notification.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Examples;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.LineUnavailableException;
import org.junit.jupiter.api.Test;

class SoundMediumTest {
    private final RecordingLoudspeaker loudspeaker = new RecordingLoudspeaker();
    private double volume = 0.8;
    private final SoundMedium medium = new SoundMedium(loudspeaker, Examples.WORDING, () -> volume);

    @Test
    void aNagSoundsAndASilentOneDoesNot() {
        medium.deliver(notification(1, Loudness.NORMAL));
        medium.deliver(notification(2, Loudness.SILENT));

        assertEquals(1, loudspeaker.lengths.size());
    }

    @Test
    void volumeZeroIsSilence() {
        volume = 0;

        assertEquals(new DeliveryResult.Delivered(), medium.deliver(notification(1, Loudness.LOUD)));
        assertEquals(List.of(), loudspeaker.lengths);
    }

    @Test
    void anAnswerStopsTheSoundOfItsOwnNagOnly() {
        medium.deliver(notification(1, Loudness.LOUD));

        medium.withdraw(Examples.fence(2));
        assertEquals(0, loudspeaker.stopped);

        medium.withdraw(Examples.fence(1));
        assertEquals(1, loudspeaker.stopped);
    }

    @Test
    void nagsAtTheSameMomentDoNotSoundOverEachOther() {
        medium.deliver(notification(1, Loudness.NORMAL));
        medium.deliver(notification(2, Loudness.NORMAL));

        assertEquals(2, loudspeaker.lengths.size());
        assertEquals(1, loudspeaker.stopped);
    }

    @Test
    void withoutADeviceItIsAbsentAndADeliveryFails() {
        loudspeaker.there = false;

        assertEquals(new Availability.Absent("no sound device"), medium.availability());
        assertInstanceOf(DeliveryResult.Failed.class, medium.deliver(notification(1, Loudness.NORMAL)));
    }

    @Test
    void aSoundTakesNoAnswer() {
        assertEquals(new Availability.ReadyWithoutAnswers(), medium.availability());
    }

    /// On a machine without a device this is the way to be absent, on another one it is heard by nobody: volume 0.
    @Test
    void theSystemsOwnLoudspeakerSaysWhetherItIsThere() {
        var real = new SoundMedium(Examples.WORDING, () -> 0);

        assertTrue(
                switch (real.availability()) {
                    case Availability.ReadyWithoutAnswers _ -> true;
                    case Availability.Absent(var reason) -> reason.equals("no sound device");
                    case Availability.Ready _, Availability.Inhibited _ -> false;
                });
    }

    private static Notification notification(long reminder, Loudness loudness) {
        return new Notification(
                Examples.fire(reminder), 1, 0, "pay rent", "", Notification.Urgency.NORMAL, loudness, Examples.OFFER);
    }

    private static final class RecordingLoudspeaker implements Loudspeaker {
        private final List<Integer> lengths = new ArrayList<>();
        private boolean there = true;
        private int stopped;

        @Override
        public boolean isThere() {
            return there;
        }

        @Override
        public Playing play(byte[] samples) throws LineUnavailableException {
            if (!there) {
                throw new LineUnavailableException("gone");
            }
            lengths.add(samples.length);
            return () -> stopped++;
        }
    }
}
