package io.lakewarden.cli.local;

import io.lakewarden.cli.console.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run writes at a time: the operating system's lock on a file, which ends with its process. */
public final class WriteLock {
    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Does something while holding the lock; fails at once, naming who has it, if it is taken. */
    public static <T> T holding(StateFolder state, String verb, Supplier<T> what) {
        WriteLock lock = take(state, verb);
        try {
            return what.get();
        } finally {
            lock.close();
        }
    }

    private static WriteLock take(StateFolder state, String verb) {
        state.create();
        try {
            FileChannel channel = FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw CommandFailed.because("Cannot run " + verb + ": " + holder(state.lock())
                        + " is writing here; wait until it ends, or stop it");
            }

            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    (verb + " (process " + ProcessHandle.current().pid() + ")").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
            return new WriteLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(Path lock) throws IOException {
        String text = Files.readString(lock).strip();
        return text.isEmpty() ? "another run" : text;
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
