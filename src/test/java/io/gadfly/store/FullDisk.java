package io.gadfly.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system of H2's over the real one, whose disk can be full.
public final class FullDisk extends FilePathWrapper {
    static final String SCHEME = "fulldisk";

    static final AtomicBoolean IS_FULL = new AtomicBoolean();

    static void register() {
        FilePath.register(new FullDisk());
    }

    /// A store whose database lies on the disk that can be full, and whose journal does not.
    static Store open(Path folder, Executor applying) throws IOException {
        register();
        var directory = new StoreDirectory(folder);
        directory.prepare();
        var lock = OwnerLock.tryTake(directory.lock()).orElseThrow();
        var database = Database.open(SCHEME + ":", directory.database());
        return new StoreOpener(folder, new SettableClock(), applying).opened(database, lock);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            if (IS_FULL.get()) {
                throw new IOException("No space left on device");
            }
            return file.write(source, position);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
