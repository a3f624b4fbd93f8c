package io.gadfly.notification.mail;

import java.util.Optional;

/// How to send mail.
///
/// @param from the sender's address
/// @param to the recipient's address
public record SmtpSettings(
        String host, int port, Encryption encryption, Optional<Login> login, String from, String to) {
    public enum Encryption {
        /// Only for a server on this machine or in a network of one's own.
        NONE,
        /// Begins in clear and must change to TLS; without it nothing is sent, least of all a password.
        STARTTLS,
        TLS
    }

    public record Login(String user, String password) {
        /// Without the password, because settings are shown and logged.
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }
}
