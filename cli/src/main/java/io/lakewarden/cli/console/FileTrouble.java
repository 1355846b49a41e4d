package io.lakewarden.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a file system refused, in words. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The file and the reason on one line. */
    public static String of(UncheckedIOException e) {
        return of(e.getCause());
    }

    /** The file and the reason on one line. */
    public static String of(IOException e) {
        if (!(e instanceof FileSystemException trouble)) {
            return String.valueOf(e.getMessage());
        }

        return trouble.getFile() + ": " + reason(trouble);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }

        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }

        if (e instanceof FileAlreadyExistsException) {
            return "a file is where a folder should be";
        }

        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
