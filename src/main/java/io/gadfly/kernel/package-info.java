/// Supervised processes in the manner of OTP: the only home of threads and executors. Knows nothing of reminders.
///
/// A process is a behaviour ([GenServer]), a mailbox and an identity. While it has no mail it is an object and nothing
/// more. It owns its state; others hold a [ProcessRef] and send it messages, best through a small client of its own:
///
/// ```java
/// final class Counter implements GenServer<Counter.Message> {
///     sealed interface Message {
///         record Add(int amount) implements Message {}
///         record Total(Reply<Integer> reply) implements Message {}
///     }
///
///     static final Name<Message> NAME = Name.of("counter", Message.class);
///     private int total;
///
///     @Override
///     public Init init(Context<Message> context) {
///         context.register(NAME);
///         context.sendAfter(Duration.ofMinutes(1), new Message.Add(1));
///         return Init.READY;
///     }
///
///     @Override
///     public void handle(Message message, Context<Message> context) {
///         switch (message) {
///             case Message.Add(var amount) -> total += amount;
///             case Message.Total(var reply) -> reply.answer(total);
///         }
///     }
/// }
///
/// var system = ProcessSystem.onVirtualThreads(clock);
/// system.supervise("main", SupervisorSpec.of(Strategy.ONE_FOR_ONE)
///         .withChild(ChildSpec.of("counter", Counter::new)));
/// var counter = system.registry().ref(Counter.NAME);
/// counter.cast(new Counter.Message.Add(2));
/// int total = counter.call(Counter.Message.Total::new, Duration.ofSeconds(1));
/// ```
///
/// A test runs the same processes in a [Simulation], where a year passes in a second and a seed replays the run.
@NullMarked
package io.gadfly.kernel;

import org.jspecify.annotations.NullMarked;
