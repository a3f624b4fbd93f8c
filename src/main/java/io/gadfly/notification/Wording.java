package io.gadfly.notification;

import io.gadfly.reminder.Fire;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words around the user's own text, the same on every medium. Times are told in the zone that the user is
/// in when they are told.
public final class Wording {
    private final ResourceBundle texts;
    private final Locale locale;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    public Wording(Locale locale, Supplier<ZoneId> zone, InstantSource clock) {
        this.texts = ResourceBundle.getBundle(
                "io.gadfly.notification.notification",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
    }

    public String done() {
        return texts.getString("answer.done");
    }

    public String done(Digest.Item item) {
        return format("answer.done.title", PlainText.line(item.title()));
    }

    /// `Snooze 10 min`.
    public String snooze(Offer offer) {
        return format("answer.snooze", length(offer));
    }

    /// How long the snooze is: `1 h 30 min`.
    public String length(Offer offer) {
        var length = offer.snooze();
        return Stream.of(
                        amount("length.days", length.toDays()),
                        amount("length.hours", length.toHoursPart()),
                        amount("length.minutes", length.toMinutesPart()),
                        amount("length.seconds", length.toSecondsPart()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private Optional<String> amount(String key, long amount) {
        return amount == 0 ? Optional.empty() : Optional.of(format(key, amount));
    }

    public String skip() {
        return texts.getString("answer.skip");
    }

    public String open() {
        return texts.getString("answer.open");
    }

    public String pause() {
        return texts.getString("tray.pause");
    }

    public String resume() {
        return texts.getString("tray.resume");
    }

    public String quit() {
        return texts.getString("tray.quit");
    }

    /// @param details what the obstacle's constant asks for
    public String obstacle(Obstacle obstacle, Object... details) {
        return format(obstacle.key(), details);
    }

    /// What the icon in the tray says.
    public String tray(int ringing, boolean paused) {
        var title = ringing == 0 ? texts.getString("tray.quiet") : format("tray.ringing", ringing);
        return paused ? format("tray.paused", title) : title;
    }

    /// When it was due and which nag this is: `Due 09:00 · nag 2 of 5`. Empty for a notice.
    public String context(Notification notification) {
        if (notification.isNotice()) {
            return "";
        }
        var parts = new ArrayList<String>();
        parts.add(due(notification.fire().dueAt()));
        if (notification.max() > 1) {
            parts.add(format("nag.of", notification.nag(), notification.max()));
        } else if (notification.nag() > 1) {
            parts.add(format("nag.endless", notification.nag()));
        }
        return String.join(" · ", parts);
    }

    public String heading(Digest digest) {
        var count = digest.count();
        return switch (digest.occasion()) {
            case WAITING -> format("digest.waiting", count);
            case WHILE_AWAY -> format("digest.while-away", count);
            case PASSED_OVER -> format("digest.passed-over", count);
            case QUIET_HOURS_OVER -> format("digest.quiet-hours-over", count);
        };
    }

    /// How to answer where there are no buttons, such as `gadfly done f7`; empty for what is no fire and takes
    /// none.
    public String answerByCommand(Fire fire) {
        return fire.number() == 0 ? "" : format("answer.command", fire.label());
    }

    /// A line for each of the first `limit` items, and one that counts all others.
    public List<String> lines(Digest digest, int limit) {
        return lines(digest, limit, this::line);
    }

    /// The same, each with its way to answer.
    public List<String> linesWithCommands(Digest digest, int limit) {
        return lines(digest, limit, item -> line(item) + " · " + answerByCommand(item.fire()));
    }

    private String line(Digest.Item item) {
        return PlainText.line(item.title()) + " · " + due(item.fire().dueAt());
    }

    private List<String> lines(Digest digest, int limit, Function<Digest.Item, String> line) {
        var lines = new ArrayList<String>();
        digest.items().stream().limit(limit).map(line).forEach(lines::add);
        if (digest.count() > lines.size()) {
            lines.add(format("digest.more", digest.count() - lines.size()));
        }
        return lines;
    }

    private String due(Instant at) {
        var there = at.atZone(zone.get());
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        var today = clock.instant().atZone(there.getZone()).toLocalDate();
        return today.equals(there.toLocalDate())
                ? format("due.today", time.format(there))
                : format("due.other", date.format(there), time.format(there));
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
