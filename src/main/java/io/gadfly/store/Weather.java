package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/// What can go wrong with a disk and a database, in one line for the user.
final class Weather {
    private Weather() {}

    static StoreException toStoreException(SQLException cause) {
        if (mentionsFullDisk(cause)) {
            return new StoreException(Messages.text("disk-full"), cause);
        }
        if (isDamage(cause)) {
            return new StoreException(Messages.text("damaged"), cause);
        }
        var reason = cause.getCause() instanceof IOException file ? reason(file) : firstLine(cause);
        return new StoreException(Messages.text("failed", reason), cause);
    }

    static StoreException toStoreException(IOException cause) {
        return mentionsFullDisk(cause)
                ? new StoreException(Messages.text("disk-full"), cause)
                : new StoreException(Messages.text("failed", reason(cause)), cause);
    }

    static boolean isDuplicate(SQLException cause) {
        return cause.getErrorCode() == ErrorCode.DUPLICATE_KEY_1;
    }

    /// Whether the database was found to be no longer what was written.
    static boolean isDamage(Throwable cause) {
        return cause instanceof SQLException refused
                        && (refused.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
                                || refused.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1)
                || cause.getCause() != null && isDamage(cause.getCause());
    }

    /// Whether it is the system that refuses, and not the file that is wrong: no space, no right, no device.
    static boolean isOfTheSystem(Throwable cause) {
        return mentionsFullDisk(cause)
                || cause instanceof AccessDeniedException
                || cause instanceof SQLException refused && refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                || cause.getCause() != null && isOfTheSystem(cause.getCause());
    }

    /// Whether H2 has given the connection up, as it does after the first failed write.
    static boolean isClosed(Throwable cause) {
        return cause instanceof SQLException refused
                        && switch (refused.getErrorCode()) {
                            case ErrorCode.DATABASE_IS_CLOSED,
                                    ErrorCode.CONNECTION_BROKEN_1,
                                    ErrorCode.OBJECT_CLOSED,
                                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN -> true;
                            default -> false;
                        }
                || cause.getCause() != null && isClosed(cause.getCause());
    }

    private static boolean mentionsFullDisk(@Nullable Throwable cause) {
        for (var next = cause; next != null; next = next.getCause()) {
            var message = String.valueOf(next.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("not enough space")
                    || message.contains("quota")) {
                return true;
            }
        }
        return false;
    }

    /// What the system said, without the path that a `FileSystemException` puts first; where it said only the path,
    /// what is wrong with it.
    static String reason(IOException cause) {
        return switch (cause) {
            case FileSystemException named when named.getReason() != null -> named.getReason();
            case AccessDeniedException denied -> Messages.text("denied", String.valueOf(denied.getFile()));
            case NoSuchFileException missing -> Messages.text("missing", String.valueOf(missing.getFile()));
            default -> String.valueOf(cause.getMessage());
        };
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
