package io.gadfly.ui;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.testfx.util.WaitForAsyncUtils;

/// JavaFX's headless platform fails now and then to paint a window that has changed its size or is going. Nobody looks
/// at that frame; but TestFX keeps the failure and hands it to whichever test comes next.
final class HeadlessPaint {
    private static final String PLATFORM = "com.sun.glass.ui.headless.HeadlessWindow";

    private HeadlessPaint() {}

    /// Every other failure on the FX thread is thrown.
    static void forgetFailures() {
        for (var failure = nextFailure(); failure.isPresent(); failure = nextFailure()) {
            if (!isOfPainting(failure.get())) {
                throw new IllegalStateException(failure.get());
            }
        }
    }

    private static Optional<Throwable> nextFailure() {
        try {
            WaitForAsyncUtils.checkException();
            return Optional.empty();
        } catch (Throwable failure) {
            return Optional.of(failure);
        }
    }

    private static boolean isOfPainting(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .anyMatch(frame -> frame.getClassName().equals(PLATFORM));
    }
}
