package io.gadfly.notification.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.Notification.Loudness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChimeTest {
    @Test
    void silenceHasNoSamples() {
        assertEquals(0, wave(Loudness.SILENT, 1).length);
    }

    @ParameterizedTest
    @EnumSource(
            value = Loudness.class,
            names = {"NORMAL", "LOUD"})
    void itNeitherClicksAtItsEndsNorWithin(Loudness loudness) {
        var wave = wave(loudness, 1);

        assertEquals(0, wave[0]);
        assertTrue(Math.abs(wave[wave.length - 1]) < 50, "ends at " + wave[wave.length - 1]);
        var steepest = IntStream.range(1, wave.length)
                .map(sample -> Math.abs(wave[sample] - wave[sample - 1]))
                .max()
                .orElseThrow();
        assertTrue(steepest < Short.MAX_VALUE / 3, "jumps by " + steepest);
    }

    @Test
    void escalatedItIsLouderAndLonger() {
        assertTrue(peak(wave(Loudness.LOUD, 1)) > 1.8 * peak(wave(Loudness.NORMAL, 1)));
        assertTrue(wave(Loudness.LOUD, 1).length > 2 * wave(Loudness.NORMAL, 1).length);
    }

    @Test
    void volumeScalesItUpToFullScaleAndNoFurther() {
        assertEquals(Short.MAX_VALUE, peak(wave(Loudness.LOUD, 1)));
        assertEquals(Short.MAX_VALUE / 4f, peak(wave(Loudness.LOUD, 0.25)), 1);
    }

    private static int peak(short[] wave) {
        return IntStream.range(0, wave.length)
                .map(sample -> Math.abs(wave[sample]))
                .max()
                .orElseThrow();
    }

    private static short[] wave(Loudness loudness, double volume) {
        var bytes = Chime.samples(loudness, volume);
        var wave = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(wave);
        return wave;
    }
}
