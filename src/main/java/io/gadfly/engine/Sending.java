package io.gadfly.engine;

import io.gadfly.reminder.TimelineEntry;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What became of one nag on a medium, as the cause of a line in its time line: `desktop 3`, or on one beside the
/// ladder `mail 3: no such host`.
///
/// @param reason why it was not sent; empty: it was
record Sending(String medium, int nag, String reason) {
    /// Its fire was answered, or had to be silent, before its turn came or while it was on its way.
    static final String TAKEN_BACK = "takenBack";
    /// The next nag of its fire came before its turn did, and was sent in its place.
    static final String REPLACED = "replaced";

    private static final Set<String> STEPS =
            Set.of(TimelineSteps.DELIVERED, TimelineSteps.SENT, TimelineSteps.NOT_SENT);
    private static final Pattern CAUSE =
            Pattern.compile("(?<medium>.+?) (?<nag>\\d{1,9})(?:: (?<reason>.*))?", Pattern.DOTALL);

    static Optional<Sending> of(TimelineEntry entry) {
        return Optional.of(entry)
                .filter(line -> STEPS.contains(line.step()))
                .map(line -> CAUSE.matcher(line.cause()))
                .filter(Matcher::matches)
                .map(words -> new Sending(words.group("medium"), Integer.parseInt(words.group("nag")), reason(words)));
    }

    private static String reason(Matcher words) {
        return Optional.ofNullable(words.group("reason")).orElse("");
    }

    String cause() {
        return medium + " " + nag + (reason.isEmpty() ? "" : ": " + reason);
    }

    /// Whether that nag needs not be sent there any more. One that was only taken back does, should it be given
    /// again.
    boolean settles(int other, String name) {
        return nag == other && medium.equals(name) && !reason.equals(TAKEN_BACK);
    }
}
