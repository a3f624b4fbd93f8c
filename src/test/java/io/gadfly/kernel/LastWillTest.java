package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.kernel.Counter.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Quiet.class)
class LastWillTest {
    private final ProcessSystem system = new Simulation(1, Instant.EPOCH).system();
    private final ProcessRef<Message> ref = system.spawn(new Counter());
    private final List<String> told = new ArrayList<>();

    private void onEnd(Consumer<ExitReason> action) {
        ((LiveProcess<?>) ref).onEnd(action);
    }

    /// In a machine of its own, whose memory it really fills.
    @ParameterizedTest
    @ValueSource(strings = {"", "supervised"})
    void aProcessThatFillsTheMemoryEndsAlone(String supervised) throws IOException, InterruptedException {
        var machine = supervised.isEmpty()
                ? OtherMachine.run(64, Hoarder.class)
                : OtherMachine.run(64, Hoarder.class, supervised);

        assertEquals(0, machine.exit(), machine.said());
    }

    @Test
    void allAreToldWhereMemoryWasShortInBetween() {
        var left = new int[] {3};
        onEnd(_ -> told.add("oldest"));
        onEnd(_ -> {
            if (left[0]-- > 0) {
                throw new OutOfMemoryError("for a while");
            }
            told.add("middle");
        });
        onEnd(_ -> told.add("youngest"));

        ref.exit(ExitReason.KILLED);

        assertEquals(List.of("youngest", "middle", "oldest"), told);
    }

    @Test
    void whoNeverHasEnoughMemoryDoesNotKeepTheOthersFromTheirs() {
        onEnd(_ -> told.add("oldest"));
        onEnd(_ -> {
            throw new OutOfMemoryError("always");
        });
        onEnd(_ -> {
            throw new IllegalStateException("always");
        });

        ref.exit(ExitReason.KILLED);

        assertEquals(List.of("oldest"), told);
        assertEquals(0, system.size());
    }
}
