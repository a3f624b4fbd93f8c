package io.gadfly.engine.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/// An executor that puts tasks off for as long as a seed has it, and does them when others come.
final class Dawdler implements Executor {
    private final SplittableRandom whim;
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    Dawdler(long seed) {
        this.whim = new SplittableRandom(seed);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        while (!tasks.isEmpty() && whim.nextInt(3) == 0) {
            tasks.remove().run();
        }
    }
}
