package io.lakewarden.stepfunctions.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Node program of {@code src/test/node}, installed into {@code target} with a Node of its own. */
final class NodeProgram {
    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node");

    private NodeProgram() {}

    /** Whether npm is there; without it nothing can be installed. */
    static boolean isPossible() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }

    /** Installs what the lock file says, unless that is done already. */
    static void install() throws IOException, InterruptedException {
        Path installed = FOLDER.resolve("installed-package-lock.json");
        String lock = Files.readString(SOURCE.resolve("package-lock.json"));
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json", "run.cjs")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }

        if (!Files.exists(installed) || !Files.readString(installed).equals(lock)) {
            command(List.of("npm", "ci", "--no-audit", "--no-fund"));
            Files.writeString(installed, lock);
        }
    }

    /** Runs the cases of one file into another. */
    static void run(Path cases, Path results) throws IOException, InterruptedException {
        String node = FOLDER.resolve("node_modules/.bin/node").toAbsolutePath().toString();
        command(List.of(
                node,
                "run.cjs",
                cases.toAbsolutePath().toString(),
                results.toAbsolutePath().toString()));
    }

    private static void command(List<String> words) throws IOException, InterruptedException {
        Path log = FOLDER.resolve("log.txt").toAbsolutePath();
        Process process = new ProcessBuilder(new ArrayList<>(words))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("Cannot wait longer for " + words + "; see " + log);
        }

        if (process.exitValue() != 0) {
            throw new IllegalStateException("Cannot run " + words + ": " + Files.readString(log));
        }
    }
}
