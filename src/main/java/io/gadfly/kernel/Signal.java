package io.gadfly.kernel;

/// What the kernel itself sends to a process, in order with its mail and beyond the bound of its mailbox.
sealed interface Signal permits Down, Exited, LinkEnded, ChildEvent, Ping {}
