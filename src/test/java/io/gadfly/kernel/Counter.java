package io.gadfly.kernel;

import java.util.ArrayList;
import java.util.List;

/// A process for the tests: counts, fails, hangs up and keeps a diary.
final class Counter implements GenServer<Counter.Message> {
    sealed interface Message {
        record Add(int amount) implements Message {}

        record Total(Reply<Integer> reply) implements Message {}

        /// Kept without an answer.
        record Forget(Reply<Integer> reply) implements Message {}

        record Crash(String why) implements Message {}

        record Stop(ExitReason reason) implements Message {}

        record Do(java.util.function.Consumer<Context<Message>> action) implements Message {}
    }

    final List<Down> downs = new ArrayList<>();
    final List<Exited> exits = new ArrayList<>();
    final List<ExitReason> ends = new ArrayList<>();
    int total;

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Add(var amount) -> total += amount;
            case Message.Total(var reply) -> reply.answer(total);
            case Message.Forget _ -> {}
            case Message.Crash(var why) -> throw new IllegalStateException(why);
            case Message.Stop(var reason) -> context.stop(reason);
            case Message.Do(var action) -> action.accept(context);
        }
    }

    @Override
    public void down(Down down, Context<Message> context) {
        downs.add(down);
    }

    @Override
    public void exited(Exited exited, Context<Message> context) {
        exits.add(exited);
    }

    @Override
    public void terminate(ExitReason reason, Context<Message> context) {
        ends.add(reason);
    }
}
