package io.gadfly.notification.sound;

import javax.sound.sampled.LineUnavailableException;

/// What a sound comes out of.
interface Loudspeaker {
    boolean isThere();

    /// Starts to play and returns. The sound stops by itself at its end, or when it is stopped before.
    ///
    /// @param samples in `Chime.FORMAT`
    Playing play(byte[] samples) throws LineUnavailableException;

    interface Playing {
        void stop();
    }
}
