package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.grants.AccountReader;
import io.lakewarden.account.grants.Estate;
import io.lakewarden.account.imports.AccountImport;
import io.lakewarden.account.imports.AccountTables;
import io.lakewarden.account.imports.DefinitionText;
import io.lakewarden.account.imports.Imported;
import io.lakewarden.account.imports.Note;
import io.lakewarden.account.imports.RangerContext;
import io.lakewarden.account.imports.RangerImport;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.FileTrouble;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.OutFolder;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Grants that exist, as a definition. */
@Command(
        name = "import",
        description = {
            "Write a definition of the grants that an account has in Lake Formation, or of policies that a Ranger Admin",
            "exported. It says what is said whole, in part and not in import.md, and never gives more than was given.",
            "The tables of Ranger's policies are those of platform/, and the columns that the policies name.",
            "It reads roles.json and tags.json beside the policies, as a plugin downloads them, if they are there."
        })
final class AccessImportVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Option(names = "--env", paramLabel = "ENV", description = "Environment in an account.")
    private Optional<String> fromEnvironment = Optional.empty();

    @Option(names = "--ranger", paramLabel = "FILE", description = "Policies that a Ranger Admin exported as JSON.")
    private Optional<Path> ranger = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder that gets the definition.")
    private Path out = Path.of("");

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Day on which periods of policies are looked at (default: today, in UTC).")
    private Optional<LocalDate> on = Optional.empty();

    @Override
    public Integer call() {
        refuseWhatCannotBe();
        LocalDate day = on.orElseGet(Today::inUtc);
        Imported imported;
        String name;
        Optional<Environment> environment = Optional.empty();
        if (ranger.isPresent()) {
            Optional<Platform> here = here();
            name = here.map(Platform::name).orElse("imported");
            imported = ofRanger(ranger.get(), here, day);
        } else {
            Platform here = DefinitionCheck.required(console).platform();
            name = here.name();
            environment = Optional.of(AwsEnvironment.named(here, fromEnvironment.orElseThrow()));
            imported = ofAccount(environment.get());
        }

        if (imported.users().isEmpty() || imported.datasets().isEmpty()) {
            throw CommandFailed.because("Cannot import: there is nobody, or no table, that a definition can name; "
                    + (ranger.isPresent()
                            ? "tables and columns come from platform/ in --dir, or by name from policies"
                            : "grant a role of the account something on a table first"));
        }

        OutFolder.write(
                out,
                DefinitionText.files(
                        name, imported, environment.map(one -> new TreeMap<>(Map.of(one.name(), (Aws) one.home())))));
        return told(imported, DefinitionCheck.of(out, day));
    }

    private void refuseWhatCannotBe() {
        if (ranger.isPresent() == fromEnvironment.isPresent()) {
            throw CommandFailed.usage("Invalid origin: got " + (ranger.isPresent() ? "two" : "none")
                    + ", expected one of --env and --ranger");
        }

        if (out.toAbsolutePath().normalize().equals(console.dir())) {
            throw CommandFailed.usage("Invalid --out: got the folder of the definition itself, expected another");
        }
    }

    private Optional<Platform> here() {
        return Files.isDirectory(console.dir().resolve("platform"))
                ? DefinitionCheck.of(console.dir(), OnDay.byDefault(console))
                        .platform()
                        .map(CheckedPlatform::platform)
                : Optional.empty();
    }

    private Imported ofAccount(Environment environment) {
        return LiveLake.asking(console, environment, session -> {
            AccountTables tables = AccountTables.read(session);
            Estate all = new Estate(
                    session.account(),
                    new TreeSet<>(tables.databases().keySet()),
                    new TreeSet<>(),
                    new TreeSet<>(),
                    "");
            var live = AccountReader.read(session, all);
            live.unread().entrySet().stream().findFirst().ifPresent(unread -> {
                throw CommandFailed.because("Cannot import: " + unread.getKey() + " could not be read ("
                        + unread.getValue() + "); import as somebody who may read all");
            });
            return AccountImport.of(session.account(), session.region(), live, tables);
        });
    }

    private static Imported ofRanger(Path file, Optional<Platform> here, LocalDate day) {
        List<Dataset> catalogue =
                here.map(platform -> platform.datasets().toList()).orElse(List.of());
        RangerContext context = RangerContext.of(catalogue);
        Path folder = file.toAbsolutePath().getParent();
        Path roles = folder.resolve("roles.json");
        Path tags = folder.resolve("tags.json");
        RangerContext withRoles = Files.exists(roles) ? context.withRoles(json(roles)) : context;
        JsonNode export = json(file);
        if (!export.path("policies").isArray()) {
            throw CommandFailed.because(
                    "Cannot import " + file + ": it has no policies; export them in Ranger Admin as JSON");
        }

        try {
            RangerContext withTags = Files.exists(tags) ? withRoles.withTags(json(tags)) : withRoles;
            return RangerImport.of(export, withTags, day);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot import " + file + ": " + e.getMessage());
        }
    }

    private static JsonNode json(Path file) {
        if (Files.isDirectory(file)) {
            throw CommandFailed.because(
                    "Cannot import " + file + ": it is a folder; put the file there, or take it away");
        }

        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw CommandFailed.because("Cannot import: " + FileTrouble.of(e));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot import " + file + ": it is no JSON: " + e.getMessage());
        }
    }

    private int told(Imported imported, DefinitionCheck check) {
        ObjectNode result = Json.object()
                .put("datasets", imported.datasets().size())
                .put("users", imported.users().size())
                .put("grants", imported.grants().size());
        for (Note note : imported.notes()) {
            result.withArray("notes")
                    .addObject()
                    .put("said", note.verdict().name().toLowerCase(Locale.ROOT))
                    .put("what", note.subject())
                    .put("why", note.why());
        }

        check.findings().forEach(finding -> console.progress(finding.toString()));
        console.line(
                imported.datasets().size() + " datasets, " + imported.users().size() + " users and "
                        + imported.grants().size() + " grants written to " + out + "; "
                        + count(imported, Note.Verdict.WHOLE) + " things said whole, "
                        + count(imported, Note.Verdict.PARTLY) + " in part, "
                        + count(imported, Note.Verdict.NOT) + " not: see import.md there");
        console.result(result.put("accepted", check.platform().isPresent()));
        return (check.platform().isPresent() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private static long count(Imported imported, Note.Verdict verdict) {
        return imported.notes().stream()
                .filter(note -> note.verdict() == verdict)
                .count();
    }
}
