import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Gives an application image its ahead-of-time cache (JEP 514): runs the image's own launcher once through its
/// ordinary work and writes what was loaded and linked beside the jars. Without the cache the image works the same,
/// only slower, so a system on which the training fails builds an image all the same.
///
/// Run as `java TrainImage.java target/gadfly`.
public final class TrainImage {
    private TrainImage() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var image = Path.of(args[0]).toAbsolutePath();
        var app = image.resolve("lib").resolve("app");
        var cache = app.resolve("gadfly.aot");
        if (!Files.isDirectory(app)) {
            System.out.println("No training on this system: the image is laid out in another way");
            return;
        }
        Files.deleteIfExists(cache);
        if (train(image.resolve("bin").resolve("gadfly"), cache) && Files.exists(cache)) {
            // Appended last: the launcher of the training run must not look for it.
            Files.writeString(
                    app.resolve("gadfly.cfg"),
                    "java-options=-XX:AOTCache=$APPDIR/gadfly.aot\njava-options=-Xlog:aot*=off,cds*=off\n",
                    StandardOpenOption.APPEND);
            System.out.println("Trained " + cache + ", " + Files.size(cache) / 1_000_000 + " MB");
        } else {
            System.out.println("The training failed: the image starts without a cache");
        }
    }

    private static boolean train(Path launcher, Path cache) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("gadfly-train");
        var run = new ProcessBuilder(launcher.toString(), "--data", home.toString(), "train").inheritIO();
        run.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache);
        run.environment().remove("DISPLAY");
        return run.start().waitFor() == 0;
    }
}
