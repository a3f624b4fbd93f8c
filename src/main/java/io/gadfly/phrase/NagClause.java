package io.gadfly.phrase;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.NagProfile;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how hard to nag: `nag every 5 min until 18:00`, `nag 3 times`, `nag every minute for 2 h`, `nag once`, and by
/// the name of a profile, which all else is said on top of: `nag gently until 18:00`.
final class NagClause {
    private static final Pattern PART = Line.pattern("every\\s+(?<every>" + Lengths.TEXT_OR_UNIT + ")"
            + "|(?:until|till)\\s+(?<until>" + ClockTimes.TEXT + "|\\d{1,2}\\b)"
            + "|for\\s+(?<for>" + Lengths.TEXT + ")"
            + "|(?:at\\s+most\\s+|max(?:imum)?\\s+|up\\s+to\\s+)?(?<times>\\d{1,4})\\s+times\\b"
            + "|(?:at\\s+most|max(?:imum)?)\\s+(?<max>\\d{1,4})\\b"
            + "|(?<profile>once|gentle|gently|normal|normally|insistent|insistently)\\b");
    private static final Pattern CLAUSE = Line.pattern("\\b(?:and\\s+)?(?:keep\\s+)?nag(?:ging)?(?:\\s+me)?"
            + "((?:,?\\s+(?:" + PART.pattern().replaceAll("\\(\\?<\\w+>", "(?:") + "))+)");

    private NagClause() {}

    static Optional<NagPolicy> take(Line line) {
        return line.take(CLAUSE, clause -> read(clause.group(1)));
    }

    /// Empty where a part of it makes no sense: no pace of nothing, no time that no clock shows.
    private static Optional<NagPolicy> read(String parts) {
        var policy = Optional.of(profile(parts).policy());
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
        if (part.group("profile") != null) {
            return Optional.of(policy);
        }
        var times = part.group("times") == null ? part.group("max") : part.group("times");
        return Optional.of(Integer.parseInt(times)).filter(most -> most > 0).map(policy::withMax);
    }

    /// The one that is named, wherever it stands among the parts.
    private static NagProfile profile(String parts) {
        return PART.matcher(parts)
                .results()
                .flatMap(part -> Optional.ofNullable(part.group("profile")).stream())
                .map(NagClause::named)
                .findFirst()
                .orElse(NagProfile.NORMAL);
    }

    private static NagProfile named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "once" -> NagProfile.ONCE;
            case "gentle", "gently" -> NagProfile.GENTLE;
            case "normal", "normally" -> NagProfile.NORMAL;
            case "insistent", "insistently" -> NagProfile.INSISTENT;
            default -> throw new IllegalArgumentException("no profile is called " + word);
        };
    }
}
