package io.lakewarden.security.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** YARN and a KDC in a process of their own; few may submit, each user has a keytab and a ticket. */
final class Cluster implements AutoCloseable {
    static final String REALM = "EXAMPLE.COM";
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final Child process;

    private Cluster(Path folder, Child process) {
        this.folder = folder;
        this.process = process;
    }

    /** Begins to start it; it is there after {@link #await()}. */
    static Cluster start(Path folder, List<String> submitters, List<String> principals) {
        List<String> args = new ArrayList<>(List.of(
                "-Xmx768m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "io.lakewarden.security.minicluster.Main",
                folder.toString(),
                String.join(",", submitters)));
        args.addAll(principals);
        return new Cluster(
                folder,
                Child.java(
                        folder,
                        "cluster",
                        Project.minicluster(),
                        // Its containers run the same Java.
                        Map.of("JAVA_HOME", System.getProperty("java.home")),
                        args));
    }

    void await() {
        process.line("ready", START);
    }

    Path conf() {
        return folder.resolve("conf");
    }

    Path krb5() {
        return folder.resolve("krb5.conf");
    }

    Path keytab(String name) {
        return folder.resolve("keytabs").resolve(name + ".keytab");
    }

    Path ticket(String name) {
        return folder.resolve("tickets").resolve(name);
    }

    /** What the containers of the applications printed. */
    String containers() {
        try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
            return files.filter(file -> file.endsWith("stderr") || file.endsWith("stdout"))
                    .sorted()
                    .map(Cluster::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
