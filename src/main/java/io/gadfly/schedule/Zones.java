package io.gadfly.schedule;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the zone that a calendar means by an id, whoever wrote it: IANA ids and their old names, Windows names, ids
/// with the prefix of a zone collection, plain offsets. Windows has two names for a zone, its own and the one it shows.
public final class Zones {
    private static final Pattern OFFSET = Pattern.compile("(UTC|GMT)?[+-][0-9]{1,2}(:?[0-9]{2})?");

    /// Before what Windows calls a zone on the screen: `(UTC-05:00) Eastern Time (US & Canada)`.
    private static final Pattern SHOWN_OFFSET = Pattern.compile("^\\((UTC|GMT)[^)]*\\)\\s*");

    /// Ids as the database spells them, whatever the case.
    private static final Map<String, String> IANA = ids();

    private static final Map<String, String> WINDOWS = windowsNames();

    private Zones() {}

    /// Case does not matter, nor do quotes around the id. Windows names mean what CLDR says; the rules are those of
    /// java.time. Nothing for an id that only its VTIMEZONE can explain (`ZoneBuilder`).
    public static Optional<Zone> find(String tzid) {
        var id = tzid.strip().replace("\"", "");
        return Optional.ofNullable(nameOf(id))
                .or(() -> afterPrefix(id))
                .map(Zones::known)
                .or(() -> offset(id));
    }

    private static @Nullable String nameOf(String id) {
        var name = IANA.get(id);
        if (name == null) {
            name = WINDOWS.get(SHOWN_OFFSET.matcher(id).replaceFirst(""));
        }
        return name == null ? IANA.get(id.replace('-', '/')) : name;
    }

    /// `/freeassociation.sourceforge.net/Europe/Berlin`, `/mozilla.org/20050126_1/Europe/Berlin`
    private static Optional<String> afterPrefix(String id) {
        for (var slash = id.indexOf('/'); slash >= 0; slash = id.indexOf('/', slash + 1)) {
            var name = nameOf(id.substring(slash + 1));
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Zone> offset(String id) {
        if (!OFFSET.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Zone.of(ZoneId.of(id)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Zone known(String name) {
        return name.equals("UTC") ? Zone.UTC : Zone.of(ZoneId.of(name));
    }

    private static Map<String, String> ids() {
        var ids = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        ZoneRulesProvider.getAvailableZoneIds().forEach(id -> ids.put(id, id));
        ids.put("Z", "UTC");
        // Links of the database that java.time has no rules of its own for.
        ids.putIfAbsent("EST", "America/Panama");
        ids.putIfAbsent("MST", "America/Phoenix");
        ids.putIfAbsent("HST", "Pacific/Honolulu");
        ids.putIfAbsent("ROC", "Asia/Taipei");
        return ids;
    }

    private static Map<String, String> windowsNames() {
        var table = new Properties();
        try (var resource = Objects.requireNonNull(Zones.class.getResourceAsStream("windows-zones.properties"));
                var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            table.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        table.forEach((name, id) -> names.put((String) name, (String) id));
        return names;
    }
}
