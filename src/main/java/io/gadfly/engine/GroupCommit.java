package io.gadfly.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets those that want to commit at the same time share one commit and one wait for the disk.
///
/// Whoever gets the turn writes for all who are waiting; they find their work done when it is their turn. When the
/// common transaction fails, each request is tried alone, so that nobody fails for the fault of another.
final class GroupCommit<Q, A> {
    /// One who waits for a commit.
    static final class Request<Q, A> {
        private final Q question;
        private @Nullable A answer;
        private @Nullable RuntimeException failure;

        Request(Q question) {
            this.question = question;
        }

        Q question() {
            return question;
        }

        void answer(A value) {
            answer = value;
        }

        private boolean isOver() {
            return answer != null || failure != null;
        }

        private A result() {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(answer).orElseThrow();
        }
    }

    private final ReentrantLock turn;
    private final Consumer<List<Request<Q, A>>> commit;
    private final ConcurrentLinkedQueue<Request<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    /// @param turn held while writing; others may hold it too, to write alone
    /// @param commit writes all requests in one transaction, waits for the disk and then answers each, or throws
    GroupCommit(ReentrantLock turn, Consumer<List<Request<Q, A>>> commit) {
        this.turn = turn;
        this.commit = commit;
    }

    A commit(Q question) {
        return commit(List.of(question)).getFirst();
    }

    /// In the order of the questions. Throws where one of them failed, after the others are saved.
    List<A> commit(List<Q> questions) {
        var requests = questions.stream().map(Request<Q, A>::new).toList();
        waiting.addAll(requests);
        turn.lock();
        try {
            if (!requests.stream().allMatch(Request::isOver)) {
                commitAll(takeWaiting());
            }
        } finally {
            turn.unlock();
        }
        return requests.stream().map(Request::result).toList();
    }

    private List<Request<Q, A>> takeWaiting() {
        var taken = new ArrayList<Request<Q, A>>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private void commitAll(List<Request<Q, A>> requests) {
        try {
            commit.accept(requests);
        } catch (RuntimeException failure) {
            if (requests.size() == 1) {
                requests.getFirst().failure = failure;
            } else {
                requests.forEach(request -> commitAll(List.of(request)));
            }
        }
    }
}
