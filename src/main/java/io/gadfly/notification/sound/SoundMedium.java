package io.gadfly.notification.sound;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.notification.Obstacle;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.Fence;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;

/// A chime for each nag. It comes on top of what is seen, and takes no answer; one chime at a time, however many nags
/// come at once, and none any more once the nag that it was for is withdrawn.
public final class SoundMedium implements Medium {
    private final Loudspeaker loudspeaker;
    private final Wording wording;
    private final DoubleSupplier volume;
    private @Nullable Sounding sounding;

    /// @param volume asked before each sound; from 0, which is silent, to 1
    public SoundMedium(Wording wording, DoubleSupplier volume) {
        this(new SystemLoudspeaker(), wording, volume);
    }

    SoundMedium(Loudspeaker loudspeaker, Wording wording, DoubleSupplier volume) {
        this.loudspeaker = loudspeaker;
        this.wording = wording;
        this.volume = volume;
    }

    @Override
    public String name() {
        return "sound";
    }

    @Override
    public Availability availability() {
        return loudspeaker.isThere()
                ? new Availability.ReadyWithoutAnswers()
                : new Availability.Absent(wording.obstacle(Obstacle.NO_SOUND_DEVICE));
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        return sound(notification.loudness(), Optional.of(notification.fence()));
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        return sound(digest.items().isEmpty() ? Loudness.SILENT : Loudness.NORMAL, Optional.empty());
    }

    @Override
    public synchronized void withdraw(Fence fence) {
        if (sounding != null && sounding.fence().equals(Optional.of(fence))) {
            sounding.playing().stop();
            sounding = null;
        }
    }

    @Override
    public void onResponse(Consumer<Response> listener) {
        // a sound takes no answer
    }

    private synchronized DeliveryResult sound(Loudness loudness, Optional<Fence> fence) {
        var strength = Math.clamp(volume.getAsDouble(), 0, 1);
        if (loudness == Loudness.SILENT || strength == 0) {
            return new DeliveryResult.Delivered();
        }
        if (sounding != null) {
            sounding.playing().stop();
        }
        try {
            sounding = new Sounding(fence, loudspeaker.play(Chime.samples(loudness, strength)));
            return new DeliveryResult.Delivered();
        } catch (LineUnavailableException e) {
            sounding = null;
            return new DeliveryResult.Failed(
                    wording.obstacle(Obstacle.SOUND_DEVICE_BUSY, String.valueOf(e.getMessage())));
        }
    }

    private record Sounding(Optional<Fence> fence, Loudspeaker.Playing playing) {}
}
