package io.gadfly.notification.sound;

import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;

/// The machine's default output, by the JDK. It plays on the mixer's own thread.
final class SystemLoudspeaker implements Loudspeaker {
    private static final DataLine.Info CLIP = new DataLine.Info(Clip.class, Chime.FORMAT);

    @Override
    public boolean isThere() {
        return AudioSystem.isLineSupported(CLIP);
    }

    @Override
    public Playing play(byte[] samples) throws LineUnavailableException {
        try {
            var clip = (Clip) AudioSystem.getLine(CLIP);
            clip.addLineListener(event -> {
                if (event.getType().equals(LineEvent.Type.STOP)) {
                    clip.close();
                }
            });
            clip.open(Chime.FORMAT, samples, 0, samples.length);
            clip.start();
            return clip::close;
        } catch (IllegalArgumentException e) {
            throw new LineUnavailableException(e.getMessage());
        }
    }
}
