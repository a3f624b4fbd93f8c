package io.gadfly.kernel;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Who reads along with what processes do; costs next to nothing while nobody does.
final class Tracers {
    private final List<Tracer> tracers = new CopyOnWriteArrayList<>();

    private record Tracer(Predicate<LiveProcess<?>> traced, Consumer<TraceEvent> told) {
        void tell(InstantSource clock, LiveProcess<?> process, TraceEvent.Kind kind, Object what) {
            if (traced.test(process)) {
                told.accept(TraceEvent.of(clock.instant(), process, kind, what));
            }
        }
    }

    Tracing add(Predicate<LiveProcess<?>> traced, Consumer<TraceEvent> told) {
        var tracer = new Tracer(traced, told);
        tracers.add(tracer);
        return () -> tracers.remove(tracer);
    }

    void tell(InstantSource clock, LiveProcess<?> process, TraceEvent.Kind kind, Object what) {
        if (tracers.isEmpty()) {
            return;
        }
        for (var tracer : tracers) {
            try {
                tracer.tell(clock, process, kind, what);
            } catch (Throwable fault) {
                Faults.listenerFailed(tracer.told(), fault);
            }
        }
    }
}
