package io.gadfly.kernel;

/// What is still to be done when the program is told to end: by a signal, by the end of the session or by its own exit.
public final class ShutdownHook {
    private ShutdownHook() {}

    /// Runs `work` then, on a thread of its own; the program waits for it, unless it is killed.
    public static void add(String name, Runnable work) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name(name).unstarted(work));
    }
}
