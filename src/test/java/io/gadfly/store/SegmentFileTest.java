package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("segment");
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    @Test
    void whatFindsRoomDoesNotMakeTheFileGrow() throws IOException {
        try (var segment = SegmentFile.open(path, 0)) {
            segment.write(bytes("one\n"));
            segment.makeRoom();
            var size = Files.size(path);

            segment.write(bytes("two\n"));
            segment.makeRoom();

            assertEquals(8, segment.end());
            assertEquals(size, Files.size(path));
            assertTrue(Files.readString(path).startsWith("one\ntwo\n\0"));
        }
    }

    @Test
    void whatFindsTooLittleRoomMakesMore() throws IOException {
        try (var segment = SegmentFile.open(path, 0)) {
            segment.write(bytes("one\n"));
            segment.makeRoom();
            var size = Files.size(path);

            segment.write(bytes("x".repeat((int) size)));
            segment.makeRoom();

            assertTrue(Files.size(path) > segment.end());
        }
    }

    @Test
    void theRoomIsGoneInTheEnd() throws IOException {
        try (var segment = SegmentFile.open(path, 0)) {
            segment.write(bytes("one\n"));
            segment.makeRoom();
            segment.finish();
        }

        assertEquals("one\n", Files.readString(path));
    }

    @Test
    void theRoomThatAKillLeftIsGoneWhereItGoesOn() throws IOException {
        Files.writeString(path, "one\ntw\0\0\0");

        try (var segment = SegmentFile.open(path, 4)) {
            assertEquals("one\n", Files.readString(path));
            segment.write(bytes("two\n"));
        }

        assertEquals("one\ntwo\n", Files.readString(path));
    }

    @Test
    void whatIsCutOffIsWrittenOver() throws IOException {
        try (var segment = SegmentFile.open(path, 0)) {
            segment.write(bytes("one\nrefused\n"));
            segment.makeRoom();

            segment.cutTo(4);
            segment.write(bytes("two\n"));
            segment.finish();
        }

        assertEquals("one\ntwo\n", Files.readString(path));
    }
}
