package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService;
import java.time.Duration;
import java.time.Instant;

/// How far an import is: on one line of the screen, which goes with its end. It goes on until it is taken back.
final class ImportProgress implements ReminderService.Progress, AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(200);
    /// To ask what time it is costs more than to count.
    private static final int BETWEEN_LOOKS = 256;

    private final Invocation here;
    private final Interruption interruption;
    private Instant shown;
    private boolean isShown;
    private int asked;

    ImportProgress(Invocation here) {
        this.here = here;
        this.interruption = here.output().terminal().interruption();
        this.shown = here.now();
        interruption.heed();
    }

    @Override
    public boolean goOn(long items) {
        if (here.output().terminal().isScreen() && ++asked % BETWEEN_LOOKS == 0) {
            showInTime(items);
        }
        return !interruption.isAsked();
    }

    private void showInTime(long items) {
        var now = here.now();
        if (now.isAfter(shown.plus(PACE))) {
            shown = now;
            isShown = true;
            here.output().writeOver(Words.of("import.progress", items));
        }
    }

    @Override
    public void close() {
        if (isShown) {
            here.output().writeOver("");
        }
    }
}
