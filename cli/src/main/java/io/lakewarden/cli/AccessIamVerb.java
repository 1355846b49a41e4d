package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.OutFolder;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.iam.compile.IamExport;
import java.nio.file.Path;
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

    @Mixin
    private AwsEnvironment where;

    @Mixin
    private Clusters clusters;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to write; what an earlier call wrote there and this one does not is removed.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment environment = where.of(checked.platform());
        IamDocuments documents =
                IamPlane.compiled(checked, environment, onDay.day(console), clusters.besidesPipelines());
        SortedMap<String, String> files = IamExport.files(documents.account());
        ObjectNode result = Json.object()
                .put("env", environment.name())
                .put("on", documents.on().toString());
        out.ifPresent(folder -> OutFolder.write(folder, files));
        files.keySet().forEach(name -> {
            result.withArray("files").add(name);
            console.line(out.map(folder -> folder.resolve(name).toString()).orElse(name));
        });
        Account account = documents.account();
        console.line(account.roles().size() + " roles, " + account.policies().size() + " policies, "
                + account.buckets().size() + " bucket policies and "
                + account.keys().size() + " key policies for " + environment.name() + " as of " + documents.on() + "; "
                + documents.gaps().size() + " gaps (./lakewarden access gaps --plane IAM)");
        result.put("roles", account.roles().size())
                .put("policies", account.policies().size())
                .put("buckets", account.buckets().size())
                .put("keys", account.keys().size())
                .put("gaps", documents.gaps().size());
        console.result(result);
        return ExitCode.OK.code();
    }
}
