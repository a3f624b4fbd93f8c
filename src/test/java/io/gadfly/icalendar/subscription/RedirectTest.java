package io.gadfly.icalendar.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.ics, /b.ics, https://example.org/b.ics",
        "https://example.org/x/a.ics, b.ics, https://example.org/x/b.ics",
        "http://example.org/a.ics, https://example.net/a.ics, https://example.net/a.ics",
        "https://example.org/a.ics, webcal://example.net/a.ics, https://example.net/a.ics"
    })
    void isFollowed(URI from, String location, URI target) {
        assertEquals(new Redirect.To(target), Redirect.of(from, Optional.of(location)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.ics, http://example.org/a.ics, redirect.downgrade",
        "HTTPS://example.org/a.ics, HTTP://example.org/a.ics, redirect.downgrade",
        "http://example.org/a.ics, file:///etc/passwd, redirect.scheme",
        "http://example.org/a.ics, http://me:secret@example.org/, redirect.user",
        "http://example.org/a.ics, '::', redirect.nowhere",
        "http://example.org/a.ics, , redirect.nowhere"
    })
    void isNotFollowed(URI from, String location, String words) {
        assertEquals(new Redirect.Refused(words), Redirect.of(from, Optional.ofNullable(location)));
    }
}
