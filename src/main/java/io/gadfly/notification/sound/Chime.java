package io.gadfly.notification.sound;

import io.gadfly.notification.Notification.Loudness;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.sound.sampled.AudioFormat;

/// The sound of a nag, made of sine waves: two bell strokes, a fifth apart. Escalated, it goes up once more, three
/// times over and at full strength.
final class Chime {
    static final AudioFormat FORMAT = new AudioFormat(44_100, 16, 1, true, false);

    private static final int RATE = 44_100;
    private static final double STROKE_SECONDS = 0.18;
    private static final double RING_SECONDS = 0.9;
    private static final double ATTACK_SECONDS = 0.004;
    private static final double DECAY_SECONDS = 0.22;
    private static final double NORMAL_STRENGTH = 0.5;
    private static final List<Double> NORMAL = List.of(659.26, 987.77);
    private static final List<Double> LOUD = List.of(659.26, 987.77, 1318.51);
    private static final int LOUD_TIMES = 3;

    private Chime() {}

    /// Samples in `FORMAT`.
    ///
    /// @param volume from 0 to 1, as the user set it
    static byte[] samples(Loudness loudness, double volume) {
        return switch (loudness) {
            case SILENT -> new byte[0];
            case NORMAL -> encoded(strokes(NORMAL), NORMAL_STRENGTH * volume);
            case LOUD -> encoded(repeated(strokes(LOUD), LOUD_TIMES), volume);
        };
    }

    /// One stroke after the other, each ringing on under the next; the loudest moment is 1.
    private static double[] strokes(List<Double> pitches) {
        var apart = (int) (STROKE_SECONDS * RATE);
        var wave = new double[(pitches.size() - 1) * apart + (int) (RING_SECONDS * RATE)];
        for (var stroke = 0; stroke < pitches.size(); stroke++) {
            for (var sample = 0; stroke * apart + sample < wave.length; sample++) {
                wave[stroke * apart + sample] += bell(pitches.get(stroke), sample / (double) RATE);
            }
        }
        var peak = DoubleStream.of(wave).map(Math::abs).max().orElse(1);
        return DoubleStream.of(wave).map(value -> value / peak).toArray();
    }

    /// A struck bell: fast in, slowly out, silent at both ends so that nothing clicks.
    private static double bell(double pitch, double seconds) {
        if (seconds >= RING_SECONDS) {
            return 0;
        }
        var attack = Math.min(1, seconds / ATTACK_SECONDS);
        var release = Math.min(1, (RING_SECONDS - seconds) / 0.05);
        var tone = Math.sin(2 * Math.PI * pitch * seconds) + 0.25 * Math.sin(4 * Math.PI * pitch * seconds);
        return tone * attack * release * Math.exp(-seconds / DECAY_SECONDS);
    }

    private static double[] repeated(double[] wave, int times) {
        var all = new double[wave.length * times];
        for (var time = 0; time < times; time++) {
            System.arraycopy(wave, 0, all, time * wave.length, wave.length);
        }
        return all;
    }

    private static byte[] encoded(double[] wave, double strength) {
        var bytes = new byte[wave.length * 2];
        for (var sample = 0; sample < wave.length; sample++) {
            var value = (int) Math.round(wave[sample] * strength * Short.MAX_VALUE);
            bytes[2 * sample] = (byte) value;
            bytes[2 * sample + 1] = (byte) (value >> 8);
        }
        return bytes;
    }
}
