package io.gadfly.kernel;

/// The order among timers that end at one instant, where what comes of them depends on who is first. Those
/// without a turn come before all that have one.
///
/// The clock of a machine tells hardly any two moments apart that are one on the wall; there the order is the
/// one in which the messages are sent. In a [Simulation], where much is at one instant, everybody else comes to
/// rest before each of them, so that its seed has no part in what comes of them.
public interface Turn extends Comparable<Turn> {}
