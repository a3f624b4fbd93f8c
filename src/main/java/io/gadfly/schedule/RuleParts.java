package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.CONTRADICTION;
import static io.gadfly.schedule.Refusal.Reason.NOT_A_RULE;
import static io.gadfly.schedule.Refusal.Reason.OUT_OF_RANGE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The parts of a rule's text by their names, and how numbers and lists are read from them. What is not there has an
/// empty text; what is wrong is refused with the part.
final class RuleParts {
    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "RSCALE",
            "SKIP",
            "BYMONTH",
            "BYWEEKNO",
            "BYYEARDAY",
            "BYMONTHDAY",
            "BYDAY",
            "BYHOUR",
            "BYMINUTE",
            "BYSECOND",
            "BYSETPOS");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}");

    private final Map<String, String> parts;

    private RuleParts(Map<String, String> parts) {
        this.parts = parts;
    }

    static RuleParts split(String text) {
        var parts = new HashMap<String, String>();
        for (var part : text.strip().toUpperCase(Locale.ROOT).split(";")) {
            if (part.isBlank()) {
                continue;
            }
            var equals = part.indexOf('=');
            var name = part.substring(0, Math.max(0, equals)).strip();
            if (name.startsWith("X-")) {
                continue;
            }
            if (!PARTS.contains(name)) {
                throw new RefusedException(NOT_A_RULE, part);
            }
            if (parts.put(name, part.substring(equals + 1).strip()) != null) {
                throw new RefusedException(CONTRADICTION, part);
            }
        }
        return new RuleParts(parts);
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    List<Integer> numbers(String name, int least, int most) {
        return list(name, item -> number(name, item, least, most));
    }

    List<Integer> signed(String name, int most) {
        return list(name, item -> ordinal(name, item, most));
    }

    <T> List<T> list(String name, Function<String, T> read) {
        return parts.containsKey(name)
                ? Arrays.stream(text(name).split(",", -1))
                        .map(item -> read.apply(item.strip()))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static int ordinal(String name, String item, int most) {
        var number = number(name, item, -most, most);
        if (number == 0) {
            throw new RefusedException(OUT_OF_RANGE, name + "=" + item);
        }
        return number;
    }

    static int number(String name, String item, int least, int most) {
        if (!NUMBER.matcher(item).matches()) {
            throw new RefusedException(NOT_A_RULE, name + "=" + item);
        }
        var number = item.length() > 12 ? Long.MAX_VALUE : Long.parseLong(item);
        if (number < least || number > most) {
            throw new RefusedException(OUT_OF_RANGE, name + "=" + item);
        }
        return (int) number;
    }

    <E extends Enum<E>> E constant(String name, E[] constants) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(text(name)))
                .findFirst()
                .orElseThrow(() -> refused(NOT_A_RULE, name));
    }

    String text(String name) {
        return parts.getOrDefault(name, "");
    }

    RefusedException refused(Refusal.Reason reason, String name) {
        return new RefusedException(reason, name + "=" + text(name));
    }
}
