package io.gadfly.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// What is wrong with a file, in a few words.
public final class FileTrouble {
    private FileTrouble() {}

    /// The same after the file's name, where the failure has it.
    static String withName(IOException failure) {
        return failure instanceof FileSystemException system && system.getFile() != null
                ? system.getFile() + ": " + inWords(system)
                : inWords(failure);
    }

    public static String inWords(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> Words.of("file.missing");
            case AccessDeniedException _ -> Words.of("file.denied");
            case FileSystemException system ->
                Optional.ofNullable(system.getReason()).orElse(String.valueOf(system.getMessage()));
            default -> Optional.ofNullable(failure.getMessage()).orElseGet(() -> Words.of("file.trouble"));
        };
    }
}
