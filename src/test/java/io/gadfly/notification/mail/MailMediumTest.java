package io.gadfly.notification.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Examples;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.mail.SmtpSettings.Encryption;
import io.gadfly.notification.mail.SmtpSettings.Login;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailMediumTest {
    private static final Login LOGIN = new Login("me", "secret");
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void startServer() {
        server.start();
        server.setUser("me@example.org", "me", "secret");
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void aNagIsAMailThatSaysHowToAnswer() throws Exception {
        var result = medium(Encryption.NONE).deliver(Examples.notification(7, 2, "Zahnärztin ☎"));

        assertEquals(new DeliveryResult.Delivered(), result);
        var mail = server.getReceivedMessages()[0];
        assertEquals("Zahnärztin ☎", mail.getSubject());
        assertEquals(
                "Due 09:00 · nag 2 of 5\n\ngadfly done f7",
                mail.getContent().toString().replace("\r\n", "\n").strip());
        assertEquals("me@example.org", mail.getAllRecipients()[0].toString());
        assertArrayEquals(new String[] {"auto-generated"}, mail.getHeader("Auto-Submitted"));
        assertEquals(Date.from(Examples.CLOCK.instant()), mail.getSentDate());
    }

    @Test
    void nagsOfOneFireMakeOneThread() throws Exception {
        var medium = medium(Encryption.NONE);

        medium.deliver(Examples.notification(7, 1, "pay rent"));
        medium.deliver(Examples.notification(7, 2, "pay rent"));
        medium.deliver(Examples.notification(8, 1, "call mum"));

        var mails = server.getReceivedMessages();
        assertArrayEquals(mails[0].getHeader("References"), mails[1].getHeader("References"));
        assertFalse(mails[0].getHeader("References")[0].equals(mails[2].getHeader("References")[0]));
    }

    @Test
    void aNagThatIsSentAgainIsTheSameMessageAndNoOtherIs() throws Exception {
        medium(Encryption.NONE).deliver(Examples.notification(7, 1, "pay rent"));
        medium(Encryption.NONE).deliver(Examples.notification(7, 1, "pay rent"));
        medium(Encryption.NONE).deliver(Examples.notification(7, 2, "pay rent"));
        medium(Encryption.NONE).deliver(Examples.notification(8, 1, "pay rent"));
        medium(Encryption.NONE).deliver(Examples.notification(7, 1, "pay rent").countedSince(Instant.EPOCH));

        var ids = new ArrayList<String>();
        for (var mail : server.getReceivedMessages()) {
            ids.add(mail.getHeader("Message-ID")[0]);
        }
        assertEquals(ids.get(0), ids.get(1));
        assertEquals(4, Set.copyOf(ids).size());
    }

    @Test
    void twoInstallationsNumberTheirRemindersAlikeAndShareNoMessageAndNoThread() throws Exception {
        medium(Encryption.NONE).deliver(Examples.notification(1, "pay rent").ofReminder("one"));
        medium(Encryption.NONE).deliver(Examples.notification(1, "water plants").ofReminder("two"));
        medium(Encryption.NONE).deliver(Examples.notification(2, "pay rent").ofReminder("one"));

        var mails = server.getReceivedMessages();
        for (var header : List.of("Message-ID", "References")) {
            assertFalse(mails[0].getHeader(header)[0].equals(mails[1].getHeader(header)[0]));
            assertArrayEquals(mails[0].getHeader(header), mails[2].getHeader(header));
        }
    }

    @Test
    void aTitleCannotAddAHeader() throws Exception {
        medium(Encryption.NONE).deliver(Examples.notification(7, "pay\r\nBcc: victim@example.org\r\n\r\nbody"));

        assertEquals(1, server.getReceivedMessages().length);
        var mail = server.getReceivedMessages()[0];
        assertEquals("pay Bcc: victim@example.org body", mail.getSubject());
        assertEquals(1, mail.getAllRecipients().length);
    }

    @Test
    void aDigestIsOneMail() throws Exception {
        var items =
                List.of(new Digest.Item(Examples.fire(7), "pay rent"), new Digest.Item(Examples.fire(8), "call mum"));

        medium(Encryption.NONE).deliver(new Digest(Digest.Occasion.QUIET_HOURS_OVER, items));

        assertEquals("Held back while it was quiet: 2 reminders", server.getReceivedMessages()[0].getSubject());
    }

    @Test
    void aServerWithoutTheEncryptionThatWasAskedForGetsNothing() {
        assertInstanceOf(
                DeliveryResult.Failed.class, medium(Encryption.STARTTLS).deliver(Examples.notification(7, "x")));

        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() {
        server.setUser("me@example.org", "me", "changed");

        var result = medium(Encryption.NONE).deliver(Examples.notification(7, "x"));

        var failed = assertInstanceOf(DeliveryResult.Failed.class, result);
        assertFalse(failed.reason().contains("secret"), failed.reason());
        assertFalse(settings(Encryption.NONE, 25).toString().contains("secret"));
    }

    @Test
    void aServerThatIsSilentFailsInTime() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var medium = new MailMedium(
                    () -> Optional.of(settings(Encryption.NONE, silent.getLocalPort())),
                    Examples.WORDING,
                    Examples.CLOCK,
                    Duration.ofMillis(200));

            assertInstanceOf(DeliveryResult.Failed.class, medium.deliver(Examples.notification(7, "x")));
        }
    }

    @Test
    void anAddressThatIsNoneFailsWithoutASend() {
        var wrong = new SmtpSettings(
                "127.0.0.1", port(), Encryption.NONE, Optional.empty(), "me@example.org", "not an address");
        var medium = new MailMedium(() -> Optional.of(wrong), Examples.WORDING, Examples.CLOCK, Duration.ofSeconds(20));

        assertInstanceOf(DeliveryResult.Failed.class, medium.deliver(Examples.notification(7, "x")));
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void withoutSettingsItIsAbsent() {
        var medium = new MailMedium(Optional::empty, Examples.WORDING, Examples.CLOCK, Duration.ofSeconds(20));

        assertTrue(medium.availability() instanceof Availability.Absent);
    }

    private MailMedium medium(Encryption encryption) {
        return new MailMedium(
                () -> Optional.of(settings(encryption, port())),
                Examples.WORDING,
                Examples.CLOCK,
                Duration.ofSeconds(20));
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static SmtpSettings settings(Encryption encryption, int port) {
        return new SmtpSettings(
                "127.0.0.1", port, encryption, Optional.of(LOGIN), "gadfly@example.org", "me@example.org");
    }
}
