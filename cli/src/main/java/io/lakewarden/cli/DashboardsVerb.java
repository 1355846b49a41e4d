package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.OutFolder;
import io.lakewarden.infra.dashboards.AccountDashboards;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an operator of a deployed environment looks at. */
@Command(
        name = "dashboards",
        description = {
            "Write Grafana's dashboards of an environment, over CloudWatch: pipeline, fleet, governance, cost,",
            "with the lines at which its alarms ring."
        })
final class DashboardsVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private AwsEnvironment where;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write; what an earlier call wrote there and this one does not is removed.")
    private Path out;

    @Override
    public Integer call() {
        Platform platform = DefinitionCheck.required(console).platform();
        Environment environment = where.of(platform);
        SortedMap<String, String> files = AccountDashboards.of(
                Site.of(platform, environment), new BudgetsFile(console.dir(), environment).read());
        OutFolder.write(out, files);
        ObjectNode result = Json.object().put("env", environment.name());
        files.keySet().forEach(name -> {
            result.withArray("files").add(name);
            console.line(out.resolve(name).toString());
        });
        console.result(result);
        return ExitCode.OK.code();
    }
}
