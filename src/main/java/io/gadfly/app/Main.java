package io.gadfly.app;

import java.time.InstantSource;
import java.util.List;

/// The entry point: an ordinary class, because a JavaFX `Application` cannot be started from the class path.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var arguments = Arguments.of(RawArguments.of(List.of(args)));
        var directories = Directories.of(arguments.data(), System.getenv(), System.getProperties());
        var wiring = new Wiring(directories, Console.ofThisProcess(), InstantSource.system(), System.getenv());
        System.exit(new Program(wiring, arguments).run().value());
    }
}
