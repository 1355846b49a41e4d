package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.iam.compile.CannotCompile;
import io.lakewarden.security.iam.compile.ClusterProfile;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.iam.compile.IamExport;
import io.lakewarden.security.iam.compile.IamSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The grants as IAM's documents. */
@Command(
        name = "iam",
        description = {
            "Compile the grants to IAM: roles, boundaries, bucket policies and key policies, a file each.",
            "Without --out it says what there is."
        })
final class AccessIamVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "Only this environment, one of kind aws (default: all of them).")
    private Optional<String> env = Optional.empty();

    @Option(
            names = "--with",
            paramLabel = "PROFILE",
            split = ",",
            description = "Kinds of cluster besides the pipelines': governed-sql, kerberos-ranger.",
            converter = ProfileName.class)
    private List<ClusterProfile> with = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to write, one within it for each environment; files of the same names are replaced.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        CheckedPlatform checked = DefinitionCheck.required(console);
        LocalDate on = onDay.day(console);
        ArrayNode environments = Json.object().putArray("environments");
        environments(checked.platform()).forEach(environment -> environments.add(one(checked, environment, on)));
        console.result(Json.object().set("environments", environments));
        return ExitCode.OK.code();
    }

    private List<Environment> environments(Platform platform) {
        List<Environment> accounts = platform.environments().stream()
                .filter(known -> !known.isLocal())
                .toList();
        env.filter(name -> accounts.stream().noneMatch(known -> known.name().equals(name)))
                .ifPresent(name -> {
                    throw CommandFailed.usage("Invalid --env: got " + name + ", expected one of "
                            + String.join(
                                    ", ",
                                    accounts.stream().map(Environment::name).toList()));
                });
        return accounts.stream()
                .filter(known -> env.map(known.name()::equals).orElse(true))
                .toList();
    }

    private ObjectNode one(CheckedPlatform checked, Environment environment, LocalDate on) {
        IamDocuments documents = compiled(checked, environment, on);
        SortedMap<String, String> files = IamExport.files(documents.account());
        out.ifPresent(folder -> files.forEach((name, text) ->
                StateFolder.write(folder.resolve(environment.name()).resolve(name), text)));
        ObjectNode json = Json.object().put("environment", environment.name()).put("on", on.toString());
        ArrayNode names = json.putArray("files");
        files.keySet().forEach(names::add);
        out.ifPresent(folder -> files.keySet()
                .forEach(name -> console.line(
                        folder.resolve(environment.name()).resolve(name).toString())));
        console.line(environment.name() + ": " + documents.account().roles().size() + " roles, "
                + documents.account().policies().size() + " policies, "
                + documents.account().buckets().size() + " bucket policies, "
                + documents.account().keys().size() + " key policies, "
                + documents.gaps().size()
                + " gaps as of " + on);
        return json.put("roles", documents.account().roles().size())
                .put("policies", documents.account().policies().size())
                .put("buckets", documents.account().buckets().size())
                .put("keys", documents.account().keys().size())
                .put("gaps", documents.gaps().size());
    }

    private IamDocuments compiled(CheckedPlatform checked, Environment environment, LocalDate on) {
        try {
            IamSettings settings =
                    IamSettings.of(checked.platform(), environment).with(with.toArray(ClusterProfile[]::new));
            return IamCompiler.compile(checked, environment, on, settings);
        } catch (CannotCompile e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
