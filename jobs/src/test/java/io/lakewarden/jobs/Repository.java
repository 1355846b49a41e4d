package io.lakewarden.jobs;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this project and the data beside it are. */
public final class Repository {
    private Repository() {}

    /** The folder above the module's. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("platform"))) {
            folder = folder.getParent();
        }

        return folder;
    }

    /** The real invoices: {@code -Dlakewarden.online-retail}, else beside the project; not there on every machine. */
    public static Path onlineRetail() {
        String given = System.getProperty("lakewarden.online-retail");
        return given == null ? root().resolve("../shared/data/online-retail").normalize() : Path.of(given);
    }
}
