package io.gadfly.icalendar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The names of components, in capitals; the common ones without making a new String.
final class ComponentNames {
    private static final List<String> KNOWN = List.of("VEVENT", "VALARM", "VTODO", "VTIMEZONE", "STANDARD", "DAYLIGHT");
    private static final List<byte[]> BYTES = KNOWN.stream()
            .map(name -> name.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    private ComponentNames() {}

    /// The name that stands in `line` from `from` to `to`.
    static String read(byte[] line, int from, int to) {
        for (int index = 0; index < KNOWN.size(); index++) {
            byte[] known = BYTES.get(index);
            if (Arrays.equals(line, from, to, known, 0, known.length)) {
                return KNOWN.get(index);
            }
        }
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toUpperCase(Locale.ROOT);
    }
}
