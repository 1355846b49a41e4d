package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CDK for Java runs its library in Node.js. */
final class NodeProgram {
    private NodeProgram() {}

    /** Says in one line where there is none. */
    static void required() {
        boolean found = System.getenv("JSII_NODE") != null
                || Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        if (!found) {
            throw CommandFailed.because(
                    "Cannot synthesize: Node.js is missing; install version 20 or newer (https://nodejs.org)");
        }
    }
}
