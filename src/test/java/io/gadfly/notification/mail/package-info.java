/// The mail medium against a mail server in memory.
@NullMarked
package io.gadfly.notification.mail;

import org.jspecify.annotations.NullMarked;
