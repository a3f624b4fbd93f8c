package io.gadfly.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/// What a message can be sent from and to: an address of RFC 822 with its domain, such as `you@example.org`.
public final class MailAddress {
    private MailAddress() {}

    public static boolean isValid(String text) {
        try {
            return !new InternetAddress(text, true).isGroup();
        } catch (AddressException _) {
            return false;
        }
    }
}
