package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A script in the place of Java: what it does comes before the process begins.
 *
 * @param script what the shell does; Java and its arguments are {@code "$@"}
 */
record Launcher(String script) {
    /**
     * Processes see an empty file system of so many bytes at that folder, and nobody else does; it is gone with the last
     * of them.
     */
    static Launcher withSmallDisk(Path folder, String size) {
        return new Launcher("exec unshare --user --map-root-user --mount -- sh -c "
                + "'mount -t tmpfs -o size=" + size + " none \"$0\" && exec \"$@\"' "
                + quoted(folder.toString()) + " \"$@\"");
    }

    /** What Spark's master needs to start executors, which find their class path in the settings. */
    static Launcher withSparkHome(Path home) {
        return new Launcher("export SPARK_SCALA_VERSION=2.12 SPARK_HOME=" + quoted(home.toString()) + "\nexec \"$@\"");
    }

    /** The same installation, whose processes start by this. */
    Installation of(Installation whole, Path file) throws IOException {
        Files.writeString(file, "#!/bin/sh\nset -- " + quoted(whole.java().toString()) + " \"$@\"\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + file + " executable");
        }

        return new Installation(whole.home(), file);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
