package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens at the same time, it is as if it had happened one after another. Each in a machine of its own,
/// because Lincheck instruments whatever it meets there.
class LinearizabilityTest {
    @ParameterizedTest
    @ValueSource(classes = {MailboxModel.class, RegistryModel.class, SlotsModel.class})
    void holds(Class<?> model) throws IOException, InterruptedException {
        var check = check(model);

        assertEquals(0, check.exit(), check.said());
    }

    /// Or the checker would check nothing.
    @Test
    void isMissedWhereItDoesNotHold() throws IOException, InterruptedException {
        var check = check(Racy.class);

        assertTrue(check.said().contains("Invalid execution results"), check.said());
    }

    /// Counts without regard to others.
    public static final class Racy {
        private int count;

        @Operation
        public int increment() {
            return ++count;
        }
    }

    private static OtherMachine check(Class<?> model) throws IOException, InterruptedException {
        return OtherMachine.run(1024, Linchecker.class, model.getName());
    }
}
