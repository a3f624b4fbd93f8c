package io.gadfly.kernel;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/// A mailbox with several senders and one reader is a queue, whoever comes first.
public class MailboxModel {
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
}
