package io.gadfly.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A queue with many senders and one reader, empty in eight bytes. Senders push onto a stack; the reader takes all of
/// it at once and turns it over. Each letter knows how many lie below it, so counting costs nothing.
///
/// A base class and not a field, because there may be a million of them.
abstract class Mailbox {
    private static final VarHandle INCOMING;
    private static final Letter CLOSED = new Letter("closed");

    static {
        try {
            INCOMING = MethodHandles.lookup().findVarHandle(Mailbox.class, "incoming", Letter.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Letter incoming;
    private @Nullable Letter inbox;

    private static final class Letter {
        final Object content;

        @Nullable
        Letter next;

        int count;

        Letter(Object content) {
            this.content = content;
        }
    }

    /// Answers false where the mailbox is closed or already holds `bound` letters.
    final boolean push(Object content, int bound) {
        var letter = new Letter(content);
        while (true) {
            var head = incoming;
            if (head == CLOSED) {
                return false;
            }
            int below = head == null ? 0 : head.count;
            if (below + waitingInside() >= bound) {
                if (incoming == head) {
                    return false;
                }
                continue; // the reader took it in the meantime: some were counted twice
            }
            letter.next = head;
            letter.count = below + 1;
            if (INCOMING.compareAndSet(this, head, letter)) {
                return true;
            }
        }
    }

    /// For the reader only.
    final @Nullable Object poll() {
        var first = inbox;
        if (first == null) {
            first = takeIncoming();
            if (first == null) {
                return null;
            }
        }
        inbox = first.next;
        return first.content;
    }

    final boolean hasMail() {
        var head = incoming;
        return inbox != null || head != null && head != CLOSED;
    }

    final int mailboxLength() {
        while (true) {
            var head = incoming;
            int length = waitingInside() + (head == null ? 0 : head.count);
            if (incoming == head) {
                return length;
            }
        }
    }

    /// Nothing gets in from now on; what is inside is dropped.
    final void closeMailbox() {
        incoming = CLOSED;
        inbox = null;
    }

    private int waitingInside() {
        var first = inbox;
        return first == null ? 0 : first.count;
    }

    private @Nullable Letter takeIncoming() {
        if (incoming == null) {
            return null;
        }
        var letter = (Letter) INCOMING.getAndSet(this, null);
        if (letter == CLOSED) {
            incoming = CLOSED;
            return null;
        }
        Letter turned = null;
        while (letter != null) {
            var below = letter.next;
            letter.next = turned;
            letter.count = turned == null ? 1 : turned.count + 1;
            turned = letter;
            letter = below;
        }
        return turned;
    }
}
