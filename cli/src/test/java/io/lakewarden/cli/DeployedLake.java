package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.TemplateDeployment;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationExport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/** Lake Formation as a definition says it, on a stand-in, with an operator who administers it besides. */
final class DeployedLake {
    static final String OPERATOR = "arn:aws:iam::" + AwsStandIn.ACCOUNT + ":role/operator";

    private DeployedLake() {}

    static LakeStandIn on(AwsStandIn server, Path definition, String name, LocalDate day) {
        CheckedPlatform checked = DefinitionCheck.of(definition, day).platform().orElseThrow();
        Environment environment = checked.platform().environment(name).orElseThrow();
        LakeFormation compiled = LakeFormationPlane.compiled(checked, environment, day, Set.of());
        GovernedPath path =
                IamPlane.compiled(checked, environment, day, Set.of()).path();
        LakeStandIn lake = new LakeStandIn(server);
        ((ArrayNode) lake.settings().get("DataLakeAdmins")).add(LakeStandIn.principal(OPERATOR));
        Stream.concat(
                        checked.platform().datasets().map(dataset -> dataset.id()),
                        compiled.maskedTables().stream().map(masked -> masked.id()))
                .forEach(
                        id -> lake.table(id.zone(), id.name(), "", Json.object().arrayNode()));
        JsonNode resources = Json.read(LakeFormationExport.files(compiled)
                .get("resources.json")
                .replace("${DeploymentRoleArn}", path.deployment().toString())
                .replace("${RegistrationRoleArn}", path.registration().toString()));
        new TemplateDeployment(lake).deploy(resources);
        return lake;
    }
}
