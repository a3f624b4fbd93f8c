/// Nags by e-mail over SMTP.
@NullMarked
package io.gadfly.notification.mail;

import org.jspecify.annotations.NullMarked;
