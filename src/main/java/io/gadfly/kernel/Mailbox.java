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
            if (countWith(head) >= bound) {
                if (isBeingTaken(head) || incoming != head) {
                    Thread.onSpinWait();
                    continue; // some were counted twice
                }
                return false;
            }
            letter.next = head;
            letter.count = head == null ? 1 : head.count + 1;
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
            int length = countWith(head);
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

    /// While the reader is taking it, the stack is seen in both places; it counts once.
    private int countWith(@Nullable Letter head) {
        int below = head == null ? 0 : head.count;
        var first = inbox;
        return first == null || first == head ? below : below + first.count;
    }

    /// Whether the reader has shown that it takes this stack, or a part of it, and has not yet done so.
    private boolean isBeingTaken(@Nullable Letter head) {
        var first = inbox;
        var letter = head;
        for (int i = head == null ? 0 : head.count; i > 0 && letter != null; i--) {
            if (letter == first) {
                return true;
            }
            letter = letter.next;
        }
        return false;
    }

    /// The inbox shows how many were taken from the moment when they are no longer to be seen outside.
    private @Nullable Letter takeIncoming() {
        while (true) {
            var head = incoming;
            if (head == null || head == CLOSED) {
                inbox = null;
                return null;
            }
            inbox = head;
            if (INCOMING.compareAndSet(this, head, null)) {
                return turnOver(head);
            }
        }
    }

    private Letter turnOver(Letter head) {
        var turned = head;
        int count = 1;
        for (var letter = head.next; letter != null; ) {
            var below = letter.next;
            letter.next = turned;
            letter.count = ++count;
            turned = letter;
            letter = below;
        }
        inbox = turned;
        head.next = null;
        head.count = 1;
        return turned;
    }
}
