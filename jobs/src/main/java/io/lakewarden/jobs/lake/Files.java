package io.lakewarden.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Whole files of any file system that Hadoop knows, named by URIs. */
public final class Files {
    private final Configuration configuration;

    public Files(Configuration configuration) {
        this.configuration = configuration;
    }

    /** A file's text; none where there is no such file. */
    public Optional<String> read(URI uri) throws IOException {
        Path path = new Path(uri);
        try (FSDataInputStream in = fileSystem(path).open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Writes a file whole: a reader sees the old text or the new one. */
    public void write(URI uri, String text) throws IOException {
        Path path = new Path(uri);
        FileSystem files = fileSystem(path);
        files.setWriteChecksum(false);
        Path temporary = new Path(path.getParent(), "." + path.getName() + ".tmp");
        try (OutputStream out = files.create(temporary, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        if (files.rename(temporary, path)) {
            return;
        }

        // HDFS and S3 rename over no file that is there.
        files.delete(path, false);
        if (!files.rename(temporary, path)) {
            throw new IOException("Cannot rename " + temporary + " to " + path);
        }
    }

    /** Whether there is a file of that name. */
    public boolean isFile(URI uri) throws IOException {
        Path path = new Path(uri);
        try {
            return fileSystem(path).getFileStatus(path).isFile();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** The names of a folder's files that end so, sorted; none where there is no such folder. */
    public List<String> names(URI folder, String ending) throws IOException {
        Path path = new Path(folder);
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus file : fileSystem(path).listStatus(path)) {
                if (file.isFile() && file.getPath().getName().endsWith(ending)) {
                    names.add(file.getPath().getName());
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }

        Collections.sort(names);
        return names;
    }

    /** Within a folder. */
    public static URI child(URI folder, String name) {
        return new Path(new Path(folder), name).toUri();
    }

    private FileSystem fileSystem(Path path) throws IOException {
        return path.getFileSystem(configuration);
    }
}
