package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A repository that a test commits to, by nobody's settings: the same files and days give the same hashes. */
record Checkout(Path folder) {
    private static final Map<String, String> NOBODYS = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_SYSTEM", "/dev/null",
            "GIT_AUTHOR_EMAIL", "somebody@example.org",
            "GIT_COMMITTER_NAME", "Somebody",
            "GIT_COMMITTER_EMAIL", "somebody@example.org");

    /** With a definition in it, and no commit. */
    static Checkout of(Path definition, Path folder) {
        DefinitionCopy.of(definition, folder);
        Checkout checkout = new Checkout(folder);
        checkout.git(Map.of(), "init", "-q", "-b", "main");
        return checkout;
    }

    Checkout commit(String day, String author, String subject) {
        Map<String, String> who = Map.of(
                "GIT_AUTHOR_NAME", author,
                "GIT_AUTHOR_DATE", day + "T12:00:00Z",
                "GIT_COMMITTER_DATE", day + "T12:00:00Z");
        git(who, "add", ".");
        git(who, "commit", "-qm", subject);
        return this;
    }

    Checkout with(String file, String text, String other) {
        new DefinitionCopy(folder).with(file, text, other);
        return this;
    }

    /** A clone that has the last commit only. */
    Checkout shallow(Path target) {
        git(Map.of(), "clone", "-q", "--depth", "1", folder.toUri().toString(), target.toString());
        return new Checkout(target);
    }

    void git(String... arguments) {
        git(Map.of(), arguments);
    }

    private void git(Map<String, String> environment, String... arguments) {
        List<String> command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toList();
        try {
            ProcessBuilder git = new ProcessBuilder(command).inheritIO();
            git.environment().putAll(NOBODYS);
            git.environment().putAll(environment);
            assertThat(git.start().waitFor()).as(command.toString()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
