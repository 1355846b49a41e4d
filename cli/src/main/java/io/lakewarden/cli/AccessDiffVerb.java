package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.cli.access.AccessDiff;
import io.lakewarden.cli.access.Change;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.model.Platform;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a change of the definition gives and takes. */
@Command(
        name = "diff",
        description =
                "Say what the definition here gives and takes, compared with that of a git revision; for a review.")
final class AccessDiffVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Option(
            names = "--base",
            paramLabel = "GITREV",
            required = true,
            description = "Revision to compare with: a branch, a tag, a commit.")
    private String base;

    @Option(names = "--markdown", description = "Print Markdown, for a pull request.")
    private boolean markdown;

    @Override
    public Integer call() {
        Platform after = DefinitionCheck.required(console).platform();
        LocalDate on = onDay.day(console);
        List<Change> changes =
                AccessDiff.between(BaseDefinition.of(console.dir(), base).platform(), after, on);
        console.line(markdown ? markdown(changes) : text(changes));
        console.result(Json.object().put("base", base).put("on", on.toString()).set("changes", json(changes)));
        return ExitCode.OK.code();
    }

    private String text(List<Change> changes) {
        if (changes.isEmpty()) {
            return "Nobody's access differs from " + base;
        }

        return TextTable.whole(
                        List.of("", "principal", "dataset", "before", "after", "from"),
                        changes.stream().map(AccessDiffVerb::fields).toList())
                + "\n" + counted(changes);
    }

    private String markdown(List<Change> changes) {
        if (changes.isEmpty()) {
            return "**Nobody's access changes** compared with `" + base + "`.";
        }

        String rows = changes.stream()
                .map(change -> fields(change).stream()
                        .map(AccessDiffVerb::escaped)
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n"));
        return "**Access, compared with `" + base + "`:** " + counted(changes)
                + "\n\n| | principal | dataset | before | after | from |\n|---|---|---|---|---|---|\n" + rows;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
    }

    private static List<String> fields(Change change) {
        return List.of(
                word(change.effect()),
                change.principal(),
                change.dataset().toString(),
                change.before(),
                change.after(),
                change.from().toString());
    }

    private static String counted(List<Change> changes) {
        return Stream.of(Change.Effect.values())
                .map(effect -> changes.stream()
                                .filter(change -> change.effect() == effect)
                                .count() + " " + word(effect))
                .collect(Collectors.joining(", "));
    }

    private static String word(Change.Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode json(List<Change> changes) {
        ArrayNode array = Json.object().putArray("changes");
        changes.forEach(change -> array.addObject()
                .put("effect", word(change.effect()))
                .put("principal", change.principal())
                .put("dataset", change.dataset().toString())
                .put("before", change.before())
                .put("after", change.after())
                .put("from", change.from().toString()));
        return array;
    }
}
