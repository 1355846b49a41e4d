package io.lakewarden.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What {@code package.json} pins, fetched once where npm is there. */
final class NodePackages {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

    private NodePackages() {}

    /** Whether they are there, or could be had. */
    static boolean areThere() throws IOException, InterruptedException {
        if (Files.isDirectory(CHECKOUT.resolve("node_modules/@aws-cdk/cloudformation-diff"))) {
            return true;
        }

        boolean npm = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        return npm
                && new ProcessBuilder("npm", "ci")
                                .directory(CHECKOUT.toFile())
                                .inheritIO()
                                .start()
                                .waitFor()
                        == 0;
    }
}
