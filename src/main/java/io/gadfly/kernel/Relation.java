package io.gadfly.kernel;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something that hangs on a process until its end.
abstract class Relation {
    @Nullable
    Relation next;

    /// What it is found by: itself, as a rule. Compared by identity.
    Object key() {
        return this;
    }

    /// Gives back what the process held, before anybody hears of its end.
    void release(LiveProcess<?> process, ExitReason reason) {}

    /// Tells who has to hear of the end.
    void tell(LiveProcess<?> process, ExitReason reason) {}

    /// Nothing will come of it any more.
    boolean isOver() {
        return false;
    }

    /// The name that a process took.
    static final class NameHeld extends Relation {
        private final Registry registry;
        final Name<?> name;

        NameHeld(Registry registry, Name<?> name) {
            this.registry = registry;
            this.name = name;
        }

        @Override
        void release(LiveProcess<?> process, ExitReason reason) {
            registry.release(name, process);
        }
    }

    /// One end of a link.
    static final class Link extends Relation {
        final LiveProcess<?> other;

        Link(LiveProcess<?> other) {
            this.other = other;
        }

        /// A process is linked with another once.
        @Override
        Object key() {
            return other;
        }

        @Override
        void tell(LiveProcess<?> process, ExitReason reason) {
            other.unlinked(process);
            other.linkedEnded(process.pid(), reason);
        }
    }

    /// The watched end of a monitor.
    static final class Watched extends Relation implements Monitor {
        private final LiveProcess<?> watcher;
        private final @Nullable LiveProcess<?> target;
        private volatile boolean over;

        Watched(LiveProcess<?> watcher, @Nullable LiveProcess<?> target) {
            this.watcher = watcher;
            this.target = target;
        }

        @Override
        void tell(LiveProcess<?> process, ExitReason reason) {
            watcher.signal(new Down(this, process.pid(), reason));
        }

        @Override
        boolean isOver() {
            return over;
        }

        /// The notice has reached its process; answers false where it came too late.
        boolean arrive() {
            if (over) {
                return false;
            }
            over = true;
            return true;
        }

        @Override
        public void demonitor() {
            over = true;
            if (target != null) {
                target.removeRelation(this);
            }
        }
    }

    /// The watching end of a monitor: who ends does not watch any longer.
    static final class Watching extends Relation {
        private final Watched watched;

        Watching(Watched watched) {
            this.watched = watched;
        }

        @Override
        void release(LiveProcess<?> process, ExitReason reason) {
            watched.demonitor();
        }

        @Override
        boolean isOver() {
            return watched.isOver();
        }
    }

    /// Somebody outside waits for the end.
    static final class OnEnd extends Relation {
        private final Consumer<ExitReason> action;

        OnEnd(Consumer<ExitReason> action) {
            this.action = action;
        }

        @Override
        void tell(LiveProcess<?> process, ExitReason reason) {
            action.accept(reason);
        }
    }

    /// Somebody asked the process to end.
    static final class ExitRequest extends Relation {
        final ExitReason reason;

        ExitRequest(ExitReason reason) {
            this.reason = reason;
        }
    }

    /// What a child that was started again remembers of its predecessor.
    static final class Predecessor extends Relation {
        final ExitReason reason;

        Predecessor(ExitReason reason) {
            this.reason = reason;
        }
    }

    /// The process has ended: nothing can hang on it any more.
    static final class Ended extends Relation {
        final ExitReason reason;

        Ended(ExitReason reason) {
            this.reason = reason;
        }
    }
}
