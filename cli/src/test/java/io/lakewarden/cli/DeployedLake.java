package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.TemplateDeployment;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationExport;
import io.lakewarden.security.lakeformation.MaskedTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
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
        tables(checked, compiled)
                .forEach(id ->
                        lake.table(id.zone(), id.name(), "", columns(checked, compiled, id), files(compiled, id)));
        JsonNode resources = Json.read(LakeFormationExport.files(compiled)
                .get("resources.json")
                .replace("${DeploymentRoleArn}", path.deployment().toString())
                .replace("${RegistrationRoleArn}", path.registration().toString()));
        new TemplateDeployment(lake).deploy(resources);
        return lake;
    }

    /** The datasets, and the masked copies of them. */
    static Stream<DatasetId> tables(CheckedPlatform checked, LakeFormation compiled) {
        return Stream.concat(
                checked.platform().datasets().map(Dataset::id),
                compiled.maskedTables().stream().map(MaskedTable::id));
    }

    static String files(LakeFormation compiled, DatasetId id) {
        return compiled.locations().stream()
                .map(location -> location.arn())
                .filter(arn -> arn.endsWith("/" + id.zone()))
                .map(arn -> "s3://" + arn.substring(arn.indexOf(":::") + 3) + "/" + id.name())
                .findFirst()
                .orElseThrow();
    }

    static ArrayNode columns(CheckedPlatform checked, LakeFormation compiled, DatasetId id) {
        ArrayNode columns = Json.object().arrayNode();
        Optional<MaskedTable> copy = compiled.maskedTables().stream()
                .filter(masked -> masked.id().equals(id))
                .findFirst();
        DatasetId dataset = copy.map(MaskedTable::dataset).orElse(id);
        checked.platform()
                .datasets()
                .filter(one -> one.id().equals(dataset))
                .flatMap(one -> one.columns().stream())
                .filter(column ->
                        copy.stream().allMatch(masked -> masked.expressions().containsKey(column.name())))
                .forEach(column -> columns.addObject()
                        .put("Name", column.name())
                        .put(
                                "Type",
                                copy.map(masked -> masked.type(column))
                                        .orElse(column.type())
                                        .toString()));
        return columns;
    }
}
