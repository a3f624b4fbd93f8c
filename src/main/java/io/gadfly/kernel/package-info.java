/// Supervised processes in the manner of OTP: the only home of threads and executors. Knows nothing of reminders.
///
/// A process is a behaviour ([GenServer]), a mailbox and an identity. While it has no mail it is an object and nothing
/// more. It owns its state; others hold a [ProcessRef] and send it messages:
///
/// ```java
/// sealed interface Message {}
/// record Add(int amount) implements Message {}
/// record Total(Reply<Integer> reply) implements Message {}
///
/// static final class Counter implements GenServer<Message> {
///     static final Name<Message> NAME = Name.of("counter", Message.class);
///     private int total;
///
///     @Override
///     public Init init(Context<Message> context) {
///         context.register(NAME);
///         return Init.READY;
///     }
///
///     @Override
///     public void handle(Message message, Context<Message> context) {
///         switch (message) {
///             case Add(var amount) -> total += amount;
///             case Total(var reply) -> reply.answer(total);
///         }
///     }
/// }
/// ```
///
/// A supervisor starts it, and starts it again when it fails; a name leads to whoever carries it at the moment:
///
/// ```java
/// try (var system = ProcessSystem.onVirtualThreads(InstantSource.system())) {
///     system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE)
///             .withChild(ChildSpec.of("counter", Counter::new)));
///     var counter = system.registry().ref(Counter.NAME);
///     counter.cast(new Add(2));
///     counter.cast(new Add(3));
///     int total = counter.call(Total::new, Duration.ofSeconds(1));
///     System.out.println("the total is " + total);
/// }
/// ```
///
/// Where to look:
///
/// | to | see | after |
/// | --- | --- | --- |
/// | do things, one message at a time | [GenServer], [Context] | `gen_server` |
/// | send, ask, wait for an answer | [ProcessRef], [Reply] | `gen_server:cast`, `call` |
/// | be started and started again | [SupervisorSpec], [ChildSpec], [SupervisorRef] | `supervisor` |
/// | have any number of children of a kind | [DynamicSupervisor] | Elixir's `DynamicSupervisor` |
/// | find by name | [Registry], [Name] | Elixir's `Registry` |
/// | have so many at work and no more | [Pool], [Job] | ppool of *Learn You Some Erlang*, poolboy |
/// | know who is stuck | [Heartbeat], [ProcessSystem#tree] | `heart`, `observer` |
/// | call what may fail out there | [CircuitBreaker] | *Release It!* |
/// | test without waiting | [Simulation] | – |
///
/// A test runs the same processes in a [Simulation], where a year passes in a second and a seed replays the run.
@NullMarked
package io.gadfly.kernel;

import org.jspecify.annotations.NullMarked;
