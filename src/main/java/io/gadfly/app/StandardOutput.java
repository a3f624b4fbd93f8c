package io.gadfly.app;

import io.gadfly.app.cli.NobodyReads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The standard output. It remembers why nothing more could be written, which a `PrintWriter` keeps to itself.
final class StandardOutput extends OutputStream {
    private static final Path OWN = Path.of("/proc/self/fd/1");

    private final OutputStream target;
    private final BooleanSupplier isPipe;
    private volatile Optional<IOException> failure = Optional.empty();

    private StandardOutput(OutputStream target, BooleanSupplier isPipe) {
        this.target = target;
        this.isPipe = isPipe;
    }

    StandardOutput(OutputStream target) {
        this(target, () -> false);
    }

    static StandardOutput ofThisProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out), StandardOutput::isPipe);
    }

    /// Why nothing more could be written, such as a full disk. That nobody reads any more is none.
    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException stopped) {
            if (isReaderGone(stopped)) {
                throw new NobodyReads(stopped);
            }
            failure = Optional.of(stopped);
            throw stopped;
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /// The platform says so in words alone, and in the user's language; but all that can befall a pipe is that.
    private boolean isReaderGone(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe") || isPipe.getAsBoolean();
    }

    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(OWN).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
