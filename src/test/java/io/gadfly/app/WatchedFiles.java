package io.gadfly.app;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of this machine, seen through paths that tell somebody of each change before it is made and after
/// it. What is written into a file that is open is told of when the file is opened.
final class WatchedFiles extends FileSystemProvider {
    private final FileSystem real = FileSystems.getDefault();
    private final FileSystem watched = new Watched();
    private final Runnable watcher;

    /// @param watcher told before and after each change
    WatchedFiles(Runnable watcher) {
        this.watcher = watcher;
    }

    /// The same file, watched.
    Path watch(Path path) {
        return (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, new WatchedPath(this, path));
    }

    private Path real(Path path) {
        return Proxy.isProxyClass(path.getClass())
                        && Proxy.getInvocationHandler(path) instanceof WatchedPath watchedPath
                ? watchedPath.path()
                : path;
    }

    private FileSystemProvider files() {
        return real.provider();
    }

    @FunctionalInterface
    private interface Change<T> {
        T make() throws IOException;
    }

    private <T> T tell(Change<T> change) throws IOException {
        watcher.run();
        var made = change.make();
        watcher.run();
        return made;
    }

    private <T> T open(Set<? extends OpenOption> options, Change<T> opening) throws IOException {
        return options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)
                ? tell(opening)
                : opening.make();
    }

    private record WatchedPath(WatchedFiles files, Path path) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("getFileSystem")) {
                return files.watched;
            }
            var given = arguments == null
                    ? new Object[0]
                    : Stream.of(arguments).map(this::unwrapped).toArray();
            try {
                var answer = method.invoke(path, given);
                return answer instanceof Path found ? files.watch(found) : answer;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }

        private Object unwrapped(Object argument) {
            return argument instanceof Path other ? files.real(other) : argument;
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        tell(() -> {
            files().delete(real(path));
            return path;
        });
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        tell(() -> {
            files().copy(real(source), real(target), options);
            return target;
        });
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        tell(() -> {
            files().move(real(source), real(target), options);
            return target;
        });
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        tell(() -> {
            files().createDirectory(real(folder), attributes);
            return folder;
        });
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return open(options, () -> files().newByteChannel(real(path), options, attributes));
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return open(options, () -> files().newFileChannel(real(path), options, attributes));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        var stream = files().newDirectoryStream(real(folder), path -> filter.accept(watch(path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                var paths = stream.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return watch(paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return files().isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return files().isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return files().getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        files().checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return files().readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return files().readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        files().setAttribute(real(path), attribute, value, options);
    }

    @Override
    public String getScheme() {
        return "watched";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return watched;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    private final class Watched extends FileSystem {
        @Override
        public FileSystemProvider provider() {
            return WatchedFiles.this;
        }

        @Override
        public Path getPath(String first, String... more) {
            return watch(real.getPath(first, more));
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            return real.getPathMatcher(pattern);
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }
}
