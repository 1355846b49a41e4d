package io.lakewarden.cli.local;

import io.lakewarden.cli.console.CommandFailed;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built checkout that this command runs from.
 *
 * @param home the checkout's root
 * @param java with which its processes start
 */
public record Installation(Path home, Path java) {
    /** The system property in which the launcher names the checkout. */
    public static final String HOME = "lakewarden.home";

    /** The system property by which a process that runs Spark writes {@link #classArchive()} when it ends. */
    public static final String ARCHIVING = "lakewarden.archiving";

    /** With the java of the running process. */
    public Installation(Path home) {
        this(home, Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** The checkout that the launcher named. */
    public static Installation current() {
        String home = System.getProperty(HOME, "");
        if (home.isEmpty()) {
            throw CommandFailed.because("Cannot find the installation: start the command as ./lakewarden");
        }

        return new Installation(Path.of(home));
    }

    /** Class path of the processes that run Spark: jars only, which a class archive can be of. */
    public String sparkClassPath() {
        Path target = home.resolve("cli/target");
        return target.resolve("cli-0.1.0.jar") + File.pathSeparator + read(target.resolve("spark.dependencies"));
    }

    /** Class path of the command itself. */
    public String commandClassPath() {
        Path target = home.resolve("cli/target");
        return target.resolve("classes") + File.pathSeparator + read(target.resolve("command.dependencies"));
    }

    /** Spark's classes as a JVM has them once they are loaded and verified; made by the build. */
    public Path classArchive() {
        return home.resolve("cli/target/spark.jsa");
    }

    /**
     * With which a JVM starts from the archive, in half the time. One that fits neither the JVM nor the jars is passed
     * over, and what a JVM says of it goes to its log: standard output belongs to a protocol.
     */
    public List<String> archiveJvmOptions() {
        if (System.getProperty(ARCHIVING) != null) {
            return archiveOptions("-XX:ArchiveClassesAtExit=" + classArchive());
        }

        return Files.exists(classArchive()) ? archiveOptions("-XX:SharedArchiveFile=" + classArchive()) : List.of();
    }

    private static List<String> archiveOptions(String archive) {
        return List.of(archive, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    /** Class path of the lake's S3 server, which shares no library with the others. */
    public String storageClassPath() {
        Path target = home.resolve("storage/target");
        return target.resolve("classes") + File.pathSeparator + read(target.resolve("storage.dependencies"));
    }

    /** Class path of the client of a Ranger Admin, which shares no library with the others. */
    public String rangerAdminClassPath() {
        Path target = home.resolve("security/ranger-admin/target");
        return target.resolve("classes") + File.pathSeparator + read(target.resolve("ranger-admin.dependencies"));
    }

    /** Class path of a key distribution centre for rehearsals, which shares no library with the others. */
    public String kdcClassPath() {
        Path target = home.resolve("security/endpoint/minicluster/target");
        return target.resolve("classes") + File.pathSeparator + read(target.resolve("minicluster.dependencies"));
    }

    /** The jar that EMR's steps run. */
    public Path jobsJar() {
        return home.resolve("jobs/target/jobs-0.1.0-all.jar");
    }

    /** The jar by which Spark's drivers on clusters serve their metrics. */
    public Path jmxExporter() {
        return home.resolve("infra/target/jmx-exporter.jar");
    }

    /** The jars that a shared cluster gets beside its own Spark: the SQL endpoint's, the authorizer's, and what they need. */
    public List<Path> enforcementJars() {
        Path target = home.resolve("security/endpoint/target");
        return Stream.concat(
                        Stream.of(target.resolve("security-endpoint-0.1.0.jar")),
                        Stream.of(read(target.resolve("endpoint.dependencies")).split(File.pathSeparator))
                                .map(Path::of))
                .toList();
    }

    /** SHA-256 of that jar, which is the same for the same sources; empty where it is not built. */
    public String jobsDigest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jobsJar()));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** What Spark needs opened on Java 17. */
    public List<String> sparkJvmOptions() {
        try (InputStream options = Installation.class.getResourceAsStream("/spark.jvm")) {
            return Stream.of(new String(options.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split("\\s+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandFailed.because("Cannot read " + file + ": " + e.getMessage() + "; run ./lakewarden doctor");
        }
    }
}
