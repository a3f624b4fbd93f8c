package io.gadfly.settings;

/// How to send e-mail.
///
/// @param user empty: the server wants no login
/// @param from the sender's address
/// @param to the recipient's address
public record MailSettings(
        String host, int port, Encryption encryption, String user, String password, String from, String to) {
    public static final int USUAL_PORT = 587;

    public static final MailSettings NONE = new MailSettings("", USUAL_PORT, Encryption.STARTTLS, "", "", "", "");

    public enum Encryption {
        /// Only for a server on this machine or in a network of one's own.
        NONE,
        STARTTLS,
        TLS
    }

    public MailSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535: " + port);
        }
    }

    /// Whether there is enough to send mail with.
    public boolean isComplete() {
        return !host.isBlank() && !from.isBlank() && !to.isBlank();
    }

    /// Without the password, because settings are shown and logged.
    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", encryption=" + encryption + ", user=" + user
                + ", from=" + from + ", to=" + to + "]";
    }
}
