package io.gadfly.store;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.nio.file.Path;
import java.time.InstantSource;

/// A program that writes to a store as fast as it can and says on its output what was reported as saved, until it is
/// killed.
final class KilledWriter {
    private static final int WRITERS = 4;
    private static final int FIRES = 5;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        if (Store.open(
                        folder,
                        InstantSource.system(),
                        task -> Thread.ofVirtual().start(task))
                instanceof Opening.Opened opened) {
            for (int i = 0; i < WRITERS; i++) {
                Thread.ofPlatform().start(() -> write(opened.store()));
            }
        } else {
            System.out.println("cannot open");
        }
    }

    private static void write(Store store) {
        while (true) {
            var id = Samples.add(store, "r", Samples.NOON).reminder().id();
            say("added " + id);
            for (int i = 0; i < FIRES; i++) {
                fire(store, Samples.fire(store, id, Samples.NOON.plusSeconds(i)));
            }
        }
    }

    private static void fire(Store store, Fire fire) {
        store.commit(Samples.claim(fire));
        say("claimed " + fire.number());
        store.commit(Samples.update(fire.with(new NagState.Done(Samples.NOON))));
        say("done " + fire.number());
    }

    private static void say(String line) {
        synchronized (KilledWriter.class) {
            System.out.println(line);
        }
    }
}
