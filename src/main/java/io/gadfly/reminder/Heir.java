package io.gadfly.reminder;

/// A fire in whose place another one stands since its reminder has a newer version: the other goes on where it
/// was, or is over because it was over.
///
/// @param of the number of that fire
/// @param number that of the other
public record Heir(long of, long number) {}
