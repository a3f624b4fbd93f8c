package io.gadfly.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// What is wrong with a file, in a few words.
public final class FileTrouble {
    private FileTrouble() {}

    public static String inWords(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> Words.of("file.missing");
            case AccessDeniedException _ -> Words.of("file.denied");
            case FileSystemException system ->
                Optional.ofNullable(system.getReason()).orElse(String.valueOf(system.getMessage()));
            default -> String.valueOf(failure.getMessage());
        };
    }
}
