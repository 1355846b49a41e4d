package io.lakewarden.cli.console;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options that every verb takes, and where it prints: results on standard output, all else on standard error. */
public final class Console {
    private final Set<String> caveats = new LinkedHashSet<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(names = "--json", description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean json;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder that holds platform/ and gets .lakewarden/ (default: the checkout).")
    private Path dir = Path.of(System.getProperty("lakewarden.home", "."));

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;

    /** Whether the result goes out as JSON. */
    public boolean json() {
        return json;
    }

    /** Refuses options about what a person reads where JSON is printed; the first that is named is told. */
    public void refuseBesideJson(String... options) {
        ParseResult parsed = verb.commandLine().getParseResult();
        Stream.of(options)
                .filter(option -> json && parsed.hasMatchedOption(option))
                .findFirst()
                .ifPresent(option -> {
                    throw CommandFailed.usage("Invalid " + option
                            + ": got it with --json, which prints all as JSON and nothing else; name one of the two");
                });
    }

    /** The folder that holds {@code platform/}. */
    public Path dir() {
        return dir.toAbsolutePath().normalize();
    }

    /** Whether a person looks at standard error, so that a line may be rewritten. */
    public boolean interactive() {
        return System.console() != null && !json && System.getenv("CI") == null;
    }

    /** A line of the result, for a person; nothing under {@code --json}. */
    public void line(String text) {
        if (!json) {
            verb.commandLine().getOut().println(text);
        }
    }

    /** What results about an environment rest on and nobody can prove: told beside the result, where it is about that one. */
    public void caveat(String environment, String text) {
        @Nullable ParseResult parsed = verb.commandLine().getParseResult();
        @Nullable OptionSpec chosen = parsed == null ? null : parsed.matchedOption("--env");
        if (chosen == null || chosen.stringValues().contains(environment)) {
            caveats.add(text);
        }
    }

    /** The result for a program; to a person, who has read it by then, only what it rests on. */
    public void result(Object value) {
        if (json) {
            if (value instanceof ObjectNode object) {
                caveats.forEach(caveat -> object.withArray("caveats").add(caveat));
            }

            verb.commandLine().getOut().println(Json.text(value));
        } else {
            caveats.forEach(this::progress);
        }
    }

    /** What goes on meanwhile. */
    public void progress(String text) {
        PrintWriter err = verb.commandLine().getErr();
        err.println(text);
        err.flush();
    }

    /** What may take long; that it does is told a person after two seconds. */
    public <T> T waiting(String text, Supplier<T> work) {
        return interactive() ? telling(text, work) : work.get();
    }

    <T> T telling(String text, Supplier<T> work) {
        CompletableFuture<Void> told =
                CompletableFuture.runAsync(() -> progress(text), CompletableFuture.delayedExecutor(2, SECONDS));
        try {
            return work.get();
        } finally {
            told.cancel(false);
        }
    }
}
