package io.gadfly.engine;

import io.gadfly.reminder.TimelineEntry;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// Says the steps of a time line, and what made each happen, in the words of a language.
public final class TimelineWords {
    private final ResourceBundle bundle;
    private final Locale locale;

    public TimelineWords(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("io.gadfly.engine.timeline", locale);
    }

    /// One line without its instant. Where a cause reads otherwise beside a step, the two have a text of their
    /// own.
    public String of(TimelineEntry entry) {
        var together = entry.step() + "." + entry.cause();
        if (bundle.containsKey(together)) {
            return bundle.getString(together);
        }
        return edited(entry).orElseGet(() -> written(entry));
    }

    private String written(TimelineEntry entry) {
        var pattern = bundle.containsKey(entry.step()) ? bundle.getString(entry.step()) : entry.step() + " ({0})";
        return new MessageFormat(pattern, locale).format(parts(entry));
    }

    /// What was edited has been written down from some version on.
    private Optional<String> edited(TimelineEntry entry) {
        return Optional.of(entry)
                .filter(edit -> edit.step().equals(TimelineSteps.EDITED))
                .map(edit -> EditedParts.read(edit.cause()).stream()
                        .map(part -> "edited." + part)
                        .filter(bundle::containsKey)
                        .map(bundle::getString)
                        .collect(Collectors.joining(", ")))
                .filter(parts -> !parts.isEmpty())
                .map(parts -> new MessageFormat(bundle.getString("edited"), locale).format(new Object[] {parts}));
    }

    private Object[] parts(TimelineEntry entry) {
        return Sending.of(entry)
                .map(sending -> new Object[] {sending.medium(), sending.nag(), cause(sending.reason())})
                .orElseGet(() -> new Object[] {cause(entry.cause())});
    }

    /// A cause is a key, or what somebody else said, such as the name of a medium, and then stands for itself.
    private String cause(String cause) {
        var key = "cause." + cause;
        return bundle.containsKey(key) ? bundle.getString(key) : cause;
    }
}
