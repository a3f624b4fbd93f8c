package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the package's own documentation shows to a newcomer compiles and does what it says.
class PackageExampleTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)/// ```java\n(.*?)/// ```");

    @TempDir
    private Path folder;

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Example.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    @Test
    void compilesAndCounts() throws Exception {
        compile(program());

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method total = loader.loadClass("Example").getMethod("total");
            assertEquals(5, total.invoke(null));
        }
    }

    private void compile(String program) {
        var said = new StringWriter();
        var options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        var task = ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, List.of(new Source(program)));
        assertEquals(true, task.call(), () -> said + program);
    }

    /// The two examples in one class; the second says its total as an answer instead of on the console.
    private static String program() throws IOException {
        var documentation = Files.readString(Path.of("src/main/java/io/gadfly/kernel/package-info.java"));
        var examples = EXAMPLE.matcher(documentation)
                .results()
                .map(PackageExampleTest::code)
                .toList();
        assertEquals(2, examples.size());
        var use = examples.get(1).replaceFirst("System.out.println\\(.*\\);", "return total;");
        return """
                import io.gadfly.kernel.*;
                import java.time.*;

                public class Example {
                %s
                public static int total() {
                %s
                }
                }
                """.formatted(examples.get(0), use);
    }

    private static String code(MatchResult example) {
        return example.group(1).replaceAll("(?m)^/// ?", "");
    }
}
