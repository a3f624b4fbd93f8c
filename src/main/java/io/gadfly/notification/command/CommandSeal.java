package io.gadfly.notification.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells commands that were typed here from all others, by a keyed hash (HMAC-SHA256) whose key never leaves this
/// machine. What was imported, synced or restored from elsewhere carries no such seal and never runs.
public final class CommandSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    CommandSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// With the key in that file, which is made, readable by its owner only, if it is not there.
    public static CommandSeal withKeyIn(Path file) throws IOException {
        try {
            var fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            try (var channel = Files.newByteChannel(
                            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly());
                    var out = Channels.newOutputStream(channel)) {
                out.write(fresh);
            }
        } catch (FileAlreadyExistsException _) {
            // the key from before is the one that counts
        }
        var kept = Files.readAllBytes(file);
        if (kept.length != KEY_BYTES) {
            throw new IOException("not a key: " + file + "; delete it, and type your commands again");
        }
        return new CommandSeal(kept);
    }

    /// Only for what the user types into this program, never for what was read from anywhere.
    ///
    /// @param arguments the program's name first
    /// @throws IllegalArgumentException where there is no program
    public UserCommand typed(List<String> arguments) {
        return new UserCommand(arguments, seal(arguments));
    }

    /// What was stored, if it was typed here once.
    public Optional<UserCommand> stored(List<String> arguments, String seal) {
        var right = MessageDigest.isEqual(seal(arguments).getBytes(UTF_8), seal.getBytes(UTF_8));
        return right ? Optional.of(new UserCommand(arguments, seal)) : Optional.empty();
    }

    private String seal(List<String> arguments) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var argument : arguments) {
                var bytes = argument.getBytes(UTF_8);
                // its length goes before it, so that no other division gives the same hash
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
