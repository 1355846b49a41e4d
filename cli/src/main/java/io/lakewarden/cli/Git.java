package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What git knows of the folder that holds {@code platform/}; asked through its own command, of the repository that the folder is
 * in and of the commits as they were made, whatever the environment says.
 */
record Git(Path folder) {
    /** By these, git takes another repository than the folder's; it sets some of them itself for its hooks. */
    private static final Set<String> OF_A_REPOSITORY = Set.of(
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_DIR",
            "GIT_GRAFT_FILE",
            "GIT_INDEX_FILE",
            "GIT_NAMESPACE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_PREFIX",
            "GIT_REPLACE_REF_BASE",
            "GIT_SHALLOW_FILE",
            "GIT_WORK_TREE");

    private record Output(int exitCode, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    /** The day of the checked-out commit, in its committer's time zone; empty where there is none. */
    Optional<LocalDate> commitDay() {
        try {
            Output output = run(List.of("log", "-1", "--format=%cs"));
            return output.exitCode() == 0 ? Optional.of(LocalDate.parse(output.text())) : Optional.empty();
        } catch (IOException | DateTimeException withoutGit) {
            return Optional.empty();
        }
    }

    /** Writes {@code platform/} as it was at a revision into a folder. */
    void writeDefinition(String revision, Path target) {
        try {
            Output files =
                    run(List.of("ls-tree", "-r", "--name-only", "-z", "--end-of-options", revision, "platform/"));
            if (files.exitCode() != 0 || files.text().isEmpty()) {
                throw CommandFailed.usage("Invalid --base: got " + revision
                        + ", expected a git revision that has platform/; git tag and git log list some");
            }

            for (String file : files.text().split("\0")) {
                if (!file.isEmpty()) {
                    write(revision, file, target.resolve(file).normalize());
                }
            }
        } catch (IOException e) {
            throw CommandFailed.because("Cannot ask git: " + e.getMessage() + "; install it, or leave out --base");
        }
    }

    /** A file beside {@code platform/} as it was at a revision; empty where it was not there yet. */
    Optional<String> file(String revision, String name) {
        try {
            Output content = run(List.of("show", "--end-of-options", revision + ":./" + name));
            return content.exitCode() == 0 ? Optional.of(content.text()) : Optional.empty();
        } catch (IOException e) {
            throw CommandFailed.because("Cannot ask git: " + e.getMessage() + "; install it, or leave out --base");
        }
    }

    /** What git answers; empty where it cannot, or is not there. */
    Optional<String> ask(String... question) {
        try {
            Output answer = run(List.of(question));
            return answer.exitCode() == 0
                    ? Optional.of(new String(answer.bytes(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException withoutGit) {
            return Optional.empty();
        }
    }

    private void write(String revision, String file, Path target) throws IOException {
        Output content = run(List.of("show", "--end-of-options", revision + ":./" + file));
        if (content.exitCode() != 0) {
            throw CommandFailed.because("Cannot read " + file + " at " + revision + " from git");
        }

        Files.createDirectories(target.getParent());
        Files.write(target, content.bytes());
    }

    private Output run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(OF_A_REPOSITORY);
        builder.environment().put("GIT_NO_REPLACE_OBJECTS", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            byte[] bytes = output.readAllBytes();
            return new Output(process.waitFor(), bytes);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
