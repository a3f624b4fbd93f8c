package io.gadfly.phrase;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.Until;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how hard to nag: `nag every 5 min until 18:00`, `nag 3 times`, `nag every minute for 2 h`, `nag once`.
final class NagClause {
    private static final Pattern PART = Line.pattern("every\\s+(?<every>" + Lengths.TEXT_OR_UNIT + ")"
            + "|(?:until|till)\\s+(?<until>" + ClockTimes.TEXT + "|\\d{1,2}\\b)"
            + "|for\\s+(?<for>" + Lengths.TEXT + ")"
            + "|(?:at\\s+most\\s+|max(?:imum)?\\s+|up\\s+to\\s+)?(?<times>\\d{1,4})\\s+times\\b"
            + "|(?:at\\s+most|max(?:imum)?)\\s+(?<max>\\d{1,4})\\b"
            + "|(?<once>once)\\b");
    private static final Pattern CLAUSE = Line.pattern("\\b(?:and\\s+)?(?:keep\\s+)?nag(?:ging)?(?:\\s+me)?"
            + "((?:,?\\s+(?:" + PART.pattern().replaceAll("\\(\\?<\\w+>", "(?:") + "))+)");

    private NagClause() {}

    static Optional<NagPolicy> take(Line line) {
        return line.take(CLAUSE, clause -> read(clause.group(1)));
    }

    /// Empty where a part of it makes no sense: no pace of nothing, no time that no clock shows.
    private static Optional<NagPolicy> read(String parts) {
        var policy = Optional.of(NagPolicy.NORMAL);
        var part = PART.matcher(parts);
        while (part.find()) {
            policy = policy.flatMap(before -> with(before, part));
        }
        return policy;
    }

    private static Optional<NagPolicy> with(NagPolicy policy, Matcher part) {
        if (part.group("every") != null) {
            return Optional.of(Lengths.of(part.group("every")))
                    .filter(Duration::isPositive)
                    .map(every -> policy.withPace(new Pace.Fixed(every)));
        }
        if (part.group("until") != null) {
            return ClockTimes.of(part.group("until")).map(time -> policy.withUntil(new Until.TimeOfDay(time)));
        }
        if (part.group("for") != null) {
            return Optional.of(Lengths.of(part.group("for")))
                    .filter(Duration::isPositive)
                    .map(length -> policy.withUntil(new Until.For(length)));
        }
        if (part.group("once") != null) {
            return Optional.of(policy.withMax(1));
        }
        var times = part.group("times") == null ? part.group("max") : part.group("times");
        return Optional.of(Integer.parseInt(times)).filter(most -> most > 0).map(policy::withMax);
    }
}
