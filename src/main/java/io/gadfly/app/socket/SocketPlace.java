package io.gadfly.app.socket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32;

/// Where the socket of a data folder is: a folder of its own that only its owner may enter, in the data folder, or
/// where that path is too long for a socket, in the user's folder for such things.
///
/// @param folder the private folder
/// @param socket the file that clients connect to
public record SocketPlace(Path folder, Path socket) {
    /// The size of `sun_path`, with its closing NUL, less what the draft's name is longer.
    private static final int LONGEST = 100;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /// @param temporary the folder for short names: `XDG_RUNTIME_DIR`, or the system's temporary folder
    public static SocketPlace of(Path data, Path temporary, String user) {
        var near = in(data.resolve("run"), "gadfly.sock");
        if (near.socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return near;
        }
        var digest = new CRC32();
        digest.update(data.toString().getBytes(StandardCharsets.UTF_8));
        return in(temporary.resolve("gadfly-" + user), HexFormat.of().toHexDigits((int) digest.getValue()));
    }

    private static SocketPlace in(Path folder, String name) {
        return new SocketPlace(folder, folder.resolve(name));
    }

    /// What is bound first; it takes the socket's name when it is ready, so that no client meets a half-made one.
    Path draft() {
        return folder.resolve("new");
    }

    /// Makes the folder, or makes sure that it is no one else's.
    void prepare() throws IOException {
        var posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            requireOwn(posix);
        } else if (posix) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectories(folder);
        }
        Files.deleteIfExists(draft());
    }

    private void requireOwn(boolean posix) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder");
        }
        if (posix) {
            // Only the owner may do this.
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    void publish() throws IOException {
        if (Files.getFileStore(draft()).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft(), PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(draft(), socket, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
