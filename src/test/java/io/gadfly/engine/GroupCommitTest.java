package io.gadfly.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.GroupCommit.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final ReentrantLock turn = new ReentrantLock();
    private final List<List<Integer>> groups = new ArrayList<>();
    private final GroupCommit<Integer, String> commits = new GroupCommit<>(turn, this::commitAll);

    private void commitAll(List<Request<Integer, String>> requests) {
        var questions = requests.stream().map(Request::question).toList();
        if (questions.contains(13)) {
            throw new IllegalArgumentException("thirteen");
        }
        groups.add(questions);
        requests.forEach(request -> request.answer("saved " + request.question()));
    }

    /// Commits each from a thread of its own while the turn is held, so that all of them wait.
    private List<CompletableFuture<String>> commitTogether(Integer... questions) throws InterruptedException {
        var started = new CountDownLatch(questions.length);
        turn.lock();
        try {
            var answers = List.of(questions).stream()
                    .map(question -> CompletableFuture.supplyAsync(
                            () -> {
                                started.countDown();
                                return commits.commit(question);
                            },
                            task -> Thread.ofVirtual().start(task)))
                    .toList();
            assertTrue(started.await(30, SECONDS));
            while (turn.getQueueLength() < questions.length) {
                Thread.onSpinWait();
            }
            return answers;
        } finally {
            turn.unlock();
        }
    }

    @Test
    void thoseWhoWaitShareOneCommit() throws Exception {
        var answers = commitTogether(IntStream.range(20, 28).boxed().toArray(Integer[]::new));

        for (int i = 0; i < answers.size(); i++) {
            assertEquals("saved " + (20 + i), answers.get(i).get(30, SECONDS));
        }
        assertEquals(1, groups.size());
    }

    @Test
    void nobodyFailsForTheFaultOfAnother() throws Exception {
        var answers = commitTogether(1, 13, 2);

        assertEquals("saved 1", answers.get(0).get(30, SECONDS));
        assertEquals("saved 2", answers.get(2).get(30, SECONDS));
        var failure =
                assertThrows(ExecutionException.class, () -> answers.get(1).get(30, SECONDS));
        assertInstanceOf(IllegalArgumentException.class, failure.getCause());
    }
}
