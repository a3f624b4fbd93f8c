package io.gadfly.ui.common;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The present, to the second, for countdowns. It moves only while somebody calls `tick`, which a window does while it
/// is shown.
public final class Beat {
    private final Here here;
    private final ReadOnlyObjectWrapper<Instant> now;

    public Beat(Here here) {
        this.here = here;
        this.now = new ReadOnlyObjectWrapper<>(here.now());
    }

    public void tick() {
        now.set(here.now().truncatedTo(ChronoUnit.SECONDS));
    }

    public Instant now() {
        return now.get();
    }

    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }
}
