package io.gadfly.icalendar.subscription;

import io.gadfly.icalendar.Recoded;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// What a server sent as it is read: unpacked where it came packed though nobody asked for that, and as
/// UTF-8 where its headers say that it is in some other charset (RFC 5545 §3.1.4).
///
/// @param body reading fails with an `IOException` beyond the limit of size, packed or not
/// @param note one line for the user, where the charset is not known
record Content(InputStream body, Optional<String> note) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    /// Whoever reads calendars tells these apart, and many servers say them of everything.
    private static final Set<Charset> TOLD_BY_THE_BYTES = Set.of(
            StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1252"),
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

    /// @param limit bytes of the longest that is taken
    /// @param patience how long it may take to come
    static Content of(HttpResponse<InputStream> response, long limit, Duration patience) throws IOException {
        var headers = response.headers();
        var bytes = unpacked(new LimitedBody(response.body(), limit, patience), headers, limit, patience);
        var named = charsetName(headers);
        var charset = named.flatMap(Content::charset);
        var body = charset.filter(known -> !TOLD_BY_THE_BYTES.contains(known))
                .<InputStream>map(known -> new Recoded(new InputStreamReader(bytes, known)))
                .orElse(bytes);
        return new Content(
                body, named.filter(_ -> charset.isEmpty()).map(unknown -> Words.say("charset.unknown", unknown)));
    }

    private static InputStream unpacked(LimitedBody sent, HttpHeaders headers, long limit, Duration patience)
            throws IOException {
        var encoding = headers.firstValue("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            return sent;
        }
        try {
            return new LimitedBody(new GZIPInputStream(sent), limit, patience);
        } catch (IOException noGzip) {
            sent.close();
            throw noGzip;
        }
    }

    private static Optional<String> charsetName(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .map(CHARSET::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
