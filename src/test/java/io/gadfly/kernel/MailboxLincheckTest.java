package io.gadfly.kernel;

import org.jetbrains.kotlinx.lincheck.LinChecker;
import org.jetbrains.kotlinx.lincheck.annotations.Operation;
import org.jetbrains.kotlinx.lincheck.annotations.Param;
import org.jetbrains.kotlinx.lincheck.paramgen.IntGen;
import org.jetbrains.kotlinx.lincheck.strategy.managed.modelchecking.ModelCheckingOptions;
import org.jetbrains.kotlinx.lincheck.strategy.stress.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A mailbox with several senders and one reader is a queue, whoever comes first.
public class MailboxLincheckTest {
    private final Box box = new Box();

    private static final class Box extends Mailbox {}

    @Operation
    public boolean push(@Param(gen = IntGen.class) int letter) {
        return box.push(letter, 3);
    }

    @Operation(nonParallelGroup = "reader")
    public @Nullable Object poll() {
        return box.poll();
    }

    @Test
    void underTheModelChecker() {
        LinChecker.check(
                getClass(),
                new ModelCheckingOptions()
                        .iterations(8)
                        .invocationsPerIteration(200)
                        .threads(3)
                        .actorsPerThread(2));
    }

    @Test
    void underStress() {
        LinChecker.check(
                getClass(),
                new StressOptions()
                        .iterations(5)
                        .invocationsPerIteration(200)
                        .threads(2)
                        .actorsPerThread(3));
    }
}
