package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.OutFolder;
import io.lakewarden.security.ranger.RangerExport;
import io.lakewarden.security.ranger.RangerPolicies;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The grants as Ranger's own policies. */
@Command(
        name = "ranger",
        description = {
            "Compile the grants to Ranger's policies, in the format that Ranger Admin imports.",
            "Without --out it says what there is."
        },
        subcommands = RangerPushVerb.class)
final class AccessRangerVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private AwsEnvironment where;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to write; what an earlier call wrote there and this one does not is removed.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        RangerPolicies policies = RangerPlane.compiled(DefinitionCheck.required(console), where);
        SortedMap<String, String> files = RangerExport.files(policies);
        ObjectNode result = Json.object();
        out.ifPresent(folder -> OutFolder.write(folder, files));
        files.forEach((name, text) -> {
            result.withArray("files").add(name);
            console.line(out.map(folder -> folder.resolve(name).toString()).orElse(name) + "  " + text.length() / 1024
                    + " KiB");
        });
        console.line(policies.hive().size() + " policies and " + policies.tag().size() + " tag policies for hive, "
                + policies.emrSpark().size() + " for amazon-emr-spark, "
                + policies.emrfs().size() + " for amazon-emr-emrfs, "
                + policies.roles().size() + " roles, " + policies.gaps().size()
                + " gaps (./lakewarden access gaps)");
        result.put("hive", policies.hive().size())
                .put("tag", policies.tag().size())
                .put("emrSpark", policies.emrSpark().size())
                .put("emrfs", policies.emrfs().size())
                .put("roles", policies.roles().size())
                .put("gaps", policies.gaps().size());
        console.result(result);
        return ExitCode.OK.code();
    }
}
