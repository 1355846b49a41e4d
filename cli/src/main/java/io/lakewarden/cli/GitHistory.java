package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.evidence.Blame;
import io.lakewarden.cli.evidence.Commit;
import io.lakewarden.cli.evidence.History;
import io.lakewarden.cli.evidence.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which commits the lines of {@code platform/} are from, as git tells. */
final class GitHistory {
    private static final String DEFINITION = "platform";

    private final Git git;

    GitHistory(Path folder) {
        this.git = new Git(folder);
    }

    /** Of all files of the definition; nothing where there is no repository, or none with a commit. */
    History ofDefinition() {
        Optional<Commit> head = head();
        if (head.isEmpty()) {
            return History.none();
        }

        SortedMap<String, List<Line>> lines = new TreeMap<>();
        names("ls-tree", "-r", "--name-only", "-z", "HEAD", DEFINITION + "/")
                .filter(file -> file.endsWith(".yaml"))
                .forEach(file -> blame(file).ifPresent(found -> lines.put(file, found)));
        return new History(
                head,
                git.ask("rev-parse", "--is-shallow-repository")
                        .orElse("")
                        .strip()
                        .equals("true"),
                uncommitted(),
                lines);
    }

    private Optional<Commit> head() {
        return git.ask(
                        "-c",
                        "i18n.logOutputEncoding=UTF-8",
                        "log",
                        "-1",
                        "--no-show-signature",
                        "--format=%H%n%cs%n%an%n%s")
                .map(text -> text.stripTrailing().split("\n", -1))
                .filter(lines -> lines.length >= 3)
                .map(lines -> new Commit(lines[0], lines[1], lines[2], lines.length > 3 ? lines[3] : ""));
    }

    /** Changed, new or deleted, by name from the folder that holds {@code platform/}. */
    private List<String> uncommitted() {
        return Stream.of(
                        names(
                                "diff",
                                "--name-only",
                                "--no-ext-diff",
                                "--no-renames",
                                "--relative",
                                "-z",
                                "HEAD",
                                "--",
                                DEFINITION),
                        names("ls-files", "--others", "-z", "--", DEFINITION),
                        overlooked())
                .flatMap(files -> files)
                .sorted()
                .distinct()
                .toList();
    }

    /** Changed in files that git was told to take as unchanged, or to leave out of the checkout. */
    private Stream<String> overlooked() {
        return names("ls-files", "-v", "-z", "--", DEFINITION)
                .filter(flagged -> Character.isLowerCase(flagged.charAt(0)) || flagged.charAt(0) == 'S')
                .map(flagged -> flagged.substring(2))
                .filter(file -> !git.ask("hash-object", "--", file).equals(git.ask("rev-parse", "HEAD:./" + file)));
    }

    /** By git's own defaults, whatever a user has set; a file that is gone has no lines. */
    private Optional<List<Line>> blame(String file) {
        return git.ask(
                        "-c",
                        "blame.ignoreRevsFile=",
                        "-c",
                        "blame.showRoot=false",
                        "-c",
                        "mailmap.file=",
                        "blame",
                        "--encoding=UTF-8",
                        "--porcelain",
                        "--",
                        file)
                .map(Blame::lines);
    }

    private Stream<String> names(String... question) {
        return Stream.of(git.ask(question)
                        .orElseThrow(() -> CommandFailed.because("Cannot tell what of the definition is committed: git "
                                + question[0] + " failed; run it in the checkout, and mend what it says")))
                .flatMap(answer -> Stream.of(answer.split("\0")))
                .filter(name -> !name.isEmpty());
    }
}
