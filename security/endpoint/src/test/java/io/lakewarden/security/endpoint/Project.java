package io.lakewarden.security.endpoint;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the build made before these tests. */
final class Project {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private Project() {}

    /** Hadoop's servers: their main class' jar, and what it needs. */
    static List<String> minicluster() {
        return classPath(
                MODULE.resolve("minicluster/target"), "minicluster.dependencies", "security-endpoint-minicluster-");
    }

    /** Spark with YARN's client, Iceberg, the authorizer and the endpoint. */
    static List<String> spark() {
        return classPath(MODULE.resolve("target"), "spark.dependencies", "security-endpoint-");
    }

    /** What a cluster gets beside its own Spark: the endpoint, the authorizer, and what they need. */
    static List<String> endpoint() {
        return classPath(MODULE.resolve("target"), "endpoint.dependencies", "security-endpoint-");
    }

    /** Spark as a cluster has it by itself. */
    static List<String> sparkAlone() {
        List<String> ours = endpoint();
        return spark().stream().filter(jar -> !ours.contains(jar)).toList();
    }

    /** What a cluster gets of the bundled jobs. */
    static Path jobs() {
        return jar(MODULE.resolve("../../jobs/target"), "jobs-", "-all.jar");
    }

    /** A new folder below the build's, which the next run may delete. */
    static Path newFolder(String name) {
        try {
            Path parent = Files.createDirectories(MODULE.resolve("target/it"));
            return Files.createTempDirectory(parent, name).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path resource(String name) {
        return MODULE.resolve("src/test/resources").resolve(name);
    }

    private static List<String> classPath(Path target, String dependencies, String jar) {
        try {
            String[] needed =
                    Files.readString(target.resolve(dependencies)).strip().split(File.pathSeparator);
            return Stream.concat(Stream.of(jar(target, jar, ".jar").toString()), Arrays.stream(needed))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find what the tests start: build with package first", e);
        }
    }

    private static Path jar(Path target, String prefix, String suffix) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Cannot find " + prefix + "*" + suffix + " in " + target + ": build with package first"))
                    .toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
