package io.gadfly.kernel;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/// Lets Lincheck look for an order of events in which a model does what it could not do alone: by the model checker,
/// which tries orders one by one, and under stress.
final class Linchecker {
    private Linchecker() {}

    /// @param models class names
    public static void main(String... models) throws ClassNotFoundException {
        for (var name : models) {
            var model = Class.forName(name);
            new ModelCheckingOptions()
                    .iterations(3)
                    .invocationsPerIteration(50)
                    .threads(2)
                    .actorsPerThread(3)
                    .actorsBefore(2)
                    .actorsAfter(1)
                    .check(model);
            new StressOptions()
                    .iterations(3)
                    .invocationsPerIteration(100)
                    .threads(3)
                    .actorsPerThread(2)
                    .actorsBefore(1)
                    .actorsAfter(1)
                    .check(model);
        }
    }
}
