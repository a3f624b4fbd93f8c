package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private record Check(int exit, String said) {}

    private static Check check(Class<?> model) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classPath = System.getProperty("java.class.path");
        var process = new ProcessBuilder(
                        java.toString(), "-Xmx1g", "-cp", classPath, Linchecker.class.getName(), model.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Check(process.waitFor(), said);
    }
}
