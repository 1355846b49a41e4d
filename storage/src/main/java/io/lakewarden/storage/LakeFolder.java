package io.lakewarden.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder that is served, as files. */
final class LakeFolder {
    private static final Pattern UPLOAD = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;

    private LakeFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * That folder, created if it is not there.
     *
     * @throws IOException if it cannot be created or is no folder
     */
    static LakeFolder at(Path folder) throws IOException {
        try {
            return new LakeFolder(Files.createDirectories(folder).toRealPath());
        } catch (FileAlreadyExistsException e) {
            throw new IOException("Cannot serve " + folder + ": it is no folder", e);
        } catch (IOException e) {
            throw new IOException("Cannot serve " + folder + ": " + e, e);
        }
    }

    /** The folder's name, which is the bucket's. */
    String bucket() {
        return folder.getFileName().toString();
    }

    /** The folder that has the lake's folder in it. */
    Path parent() {
        return folder.getParent();
    }

    /** Whether that key is a file of the lake or could become one: it is plain and passes no symbolic link. */
    boolean holds(String key) {
        if (!Keys.isPlain(key)) {
            return false;
        }

        Path path = folder;
        for (Path name : folder.relativize(folder.resolve(key))) {
            path = path.resolve(name);
            if (Files.isSymbolicLink(path)) {
                return false;
            }
        }

        return true;
    }

    /** Whether a file is at that key. */
    boolean hasFile(String key) {
        return Files.isRegularFile(folder.resolve(key), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a folder is at that key. */
    boolean hasFolder(String key) {
        return Files.isDirectory(folder.resolve(key), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether that multipart upload was begun for that key and is not over. S3Proxy itself would take any id. */
    boolean hasUpload(String id, String key) {
        return UPLOAD.matcher(id).matches() && hasFile(".mpus-" + id + "-" + key + "-stub");
    }

    /** Removes what a killed server has left: files that never became whole, and multipart uploads. */
    void removeUnfinished() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isUnfinished(file)) {
                    Files.delete(file);
                }

                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (isReserved(visited)) {
                    Files.delete(visited);
                }

                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean isUnfinished(Path file) {
        return isReserved(file) || Keys.isUnfinished(file.getFileName().toString());
    }

    private boolean isReserved(Path path) {
        return Keys.isReserved(folder.relativize(path).getName(0).toString());
    }
}
