package io.gadfly.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Urgency;
import io.gadfly.notification.Obstacle;
import io.gadfly.notification.PlainText;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.Fence;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One mail for each nag; those of the same fire make one thread in the recipient's mail program, which is as
/// near to replacing as mail comes. It takes no answer.
public final class MailMedium implements Medium {
    private static final int DIGEST_LINES = 100;

    private final Supplier<Optional<SmtpSettings>> settings;
    private final Wording wording;
    private final InstantSource clock;
    private final Duration patience;

    /// @param settings asked before each mail; empty: none are set
    /// @param patience how long the server may be silent
    public MailMedium(
            Supplier<Optional<SmtpSettings>> settings, Wording wording, InstantSource clock, Duration patience) {
        this.settings = settings;
        this.wording = wording;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Availability availability() {
        return settings.get().isPresent()
                ? new Availability.ReadyWithoutAnswers()
                : new Availability.Absent(wording.obstacle(Obstacle.NO_MAIL_SERVER));
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        var body = Stream.of(
                        PlainText.text(notification.body()),
                        wording.context(notification),
                        wording.answerByCommand(notification.fire()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return send(Optional.of(idOf(notification)), message -> {
            message.setSubject(PlainText.line(notification.title()), UTF_8.name());
            message.setText(body, UTF_8.name());
            message.setHeader("References", thread(notification));
            if (notification.urgency() == Urgency.CRITICAL) {
                message.setHeader("Importance", "high");
            }
        });
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        if (digest.items().isEmpty()) {
            return new DeliveryResult.Delivered();
        }
        return send(Optional.empty(), message -> {
            message.setSubject(wording.heading(digest), UTF_8.name());
            message.setText(String.join("\n", wording.linesWithCommands(digest, DIGEST_LINES)), UTF_8.name());
        });
    }

    @Override
    public void withdraw(Fence fence) {
        // sent is sent
    }

    @Override
    public void onResponse(Consumer<Response> listener) {
        // mail takes no answer
    }

    /// @param id the same when it is sent again
    private DeliveryResult send(Optional<String> id, Contents contents) {
        return settings.get()
                .map(smtp -> send(smtp, id, contents))
                .orElseGet(() -> new DeliveryResult.Failed(wording.obstacle(Obstacle.NO_MAIL_SERVER)));
    }

    private DeliveryResult send(SmtpSettings smtp, Optional<String> id, Contents contents) {
        var session = Session.getInstance(properties(smtp));
        try (var transport = session.getTransport("smtp")) {
            var message = new MimeMessage(session);
            message.setFrom(new InternetAddress(smtp.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(smtp.to(), true));
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            contents.write(message);
            message.saveChanges();
            if (id.isPresent()) {
                message.setHeader("Message-ID", id.get());
            }
            if (smtp.login().isPresent()) {
                var login = smtp.login().get();
                transport.connect(login.user(), login.password());
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
            return new DeliveryResult.Delivered();
        } catch (MessagingException e) {
            return new DeliveryResult.Failed(firstLine(e));
        }
    }

    private Properties properties(SmtpSettings smtp) {
        var properties = new Properties();
        var millis = Long.toString(patience.toMillis());
        properties.setProperty("mail.smtp.host", smtp.host());
        properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (smtp.encryption()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    /// Of a nag that a crash had sent twice the recipient's server keeps one. The nags after a snooze, which are
    /// counted anew, are others.
    private static String idOf(Notification nag) {
        return id(thingOf(nag) + " " + nag.nag() + " " + nag.countedSince());
    }

    private static String thread(Notification nag) {
        return id(thingOf(nag));
    }

    /// The fire, by names that no other installation gives to one of its own (RFC 5322 §3.6.4).
    private static String thingOf(Notification nag) {
        var fence = nag.fence();
        var reminder = nag.uid().isEmpty() ? fence.reminder().toString() : nag.uid();
        return reminder + " " + fence.recurrenceId() + " " + fence.alarm();
    }

    private static String id(String name) {
        return "<" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8)) + "@gadfly>";
    }

    private static String firstLine(MessagingException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
    }

    @FunctionalInterface
    private interface Contents {
        void write(MimeMessage message) throws MessagingException;
    }
}
