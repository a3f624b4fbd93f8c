package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading a calendar opens no connection, starts no program and writes no file, whatever it asks for: watched by the
/// virtual machine itself.
class NothingHappensTest {
    private static final String GREEDY = """
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:Own
            TZURL:http://127.0.0.1:9/zone.ics
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Own:20260302T090000
            URL:http://127.0.0.1:9/page
            ATTACH:http://127.0.0.1:9/picture.png
            ATTACH:file:///etc/passwd
            ATTACH:\\\\server\\share\\x
            ATTACH;FILENAME=../../x.desktop;ENCODING=BASE64;VALUE=BINARY:AAAA
            X-ALT-DESC;FMTTYPE=text/html:<img src="http://127.0.0.1:9/x">
            CONFERENCE;VALUE=URI:http://127.0.0.1:9/talk
            BEGIN:VALARM
            ACTION:PROCEDURE
            TRIGGER:PT0S
            ATTACH:file:///bin/sh
            END:VALARM
            BEGIN:VALARM
            ACTION:EMAIL
            TRIGGER:PT1M
            ATTENDEE:mailto:a@example.org
            END:VALARM
            BEGIN:VALARM
            ACTION:AUDIO
            TRIGGER:PT2M
            ATTACH:http://127.0.0.1:9/sound.wav
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir
    private Path folder;

    @Test
    void whateverACalendarAsksFor() throws IOException {
        Calendars.read(Calendars.event("DTSTART:20260302T090000Z"));

        assertEquals(
                List.of(), watched(() -> assertEquals(2, Calendars.read(GREEDY).size())));
    }

    @Test
    void theWatchSeesAFileBeingWritten() throws IOException {
        var seen = watched(() -> Files.writeString(folder.resolve("written"), "x"));

        assertEquals(1, seen.size());
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws IOException;
    }

    /// What the deed did to the world, done by this thread.
    private List<String> watched(Deed deed) throws IOException {
        Path file = folder.resolve("watched.jfr");
        try (var recording = new Recording()) {
            for (String event : List.of("SocketRead", "SocketWrite", "SocketConnect", "ProcessStart", "FileWrite")) {
                recording.enable("jdk." + event).withoutThreshold();
            }
            recording.start();
            deed.run();
            recording.stop();
            recording.dump(file);
        }
        var seen = new ArrayList<String>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getThread() != null
                    && event.getThread().getJavaThreadId()
                            == Thread.currentThread().threadId()) {
                seen.add(event.toString());
            }
        }
        return seen;
    }
}
