package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.Permission;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** {@code access verify} against somebody else's Lake Formation and Glue: moto, in a process of its own. */
class AccessVerifyMotoIT {
    private static final Path COMPREHENSIVE =
            Path.of("..", "infra", "src", "test", "resources", "comprehensive", "platform");
    private static final String ACCOUNT = AwsStandIn.ACCOUNT;
    private static final String MALLORY = "arn:aws:iam::" + ACCOUNT + ":role/mallory";
    private static final LocalDate TODAY = LocalDate.now();

    @TempDir
    static Path folder;

    private static Moto moto;
    private static List<String> refused = new ArrayList<>();

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        assumeTrue(Moto.isInstalled(), Moto.MISSING);
        moto = Moto.start(ACCOUNT, folder);
        signIn();
        DefinitionCopy.of(COMPREHENSIVE, folder);
        CheckedPlatform checked = DefinitionCheck.of(folder, TODAY).platform().orElseThrow();
        Environment prod = checked.platform().environment("prod").orElseThrow();
        LakeFormation compiled = LakeFormationPlane.compiled(checked, prod, TODAY, Set.of());
        GovernedPath path = IamPlane.compiled(checked, prod, TODAY, Set.of()).path();
        tables(checked, compiled);
        JsonNode resources = Json.read(LakeFormationExport.files(compiled)
                .get("resources.json")
                .replace("${DeploymentRoleArn}", path.deployment().toString())
                .replace("${RegistrationRoleArn}", path.registration().toString())
                .replace("${AWS::Partition}", "aws"));
        for (String type : List.of(
                "DataLakeSettings", "Resource", "Tag", "TagAssociation", "DataCellsFilter", "PrincipalPermissions")) {
            for (JsonNode resource : resources) {
                if (resource.path("Type").asText().equals("AWS::LakeFormation::" + type)) {
                    create(type, (ObjectNode) filled(resource.path("Properties")));
                }
            }
        }
    }

    /** As a session of a role: moto's own caller is a user. */
    private static void signIn() {
        try (StsClient sts = client(StsClient.builder())) {
            Credentials credentials = sts.assumeRole(
                            request -> request.roleArn(DeployedLake.OPERATOR).roleSessionName("night"))
                    .credentials();
            System.setProperty("aws.endpointUrl", moto.uri().toString());
            System.setProperty("aws.accessKeyId", credentials.accessKeyId());
            System.setProperty("aws.secretAccessKey", credentials.secretAccessKey());
            System.setProperty("aws.sessionToken", credentials.sessionToken());
        }
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(moto.uri())
                .region(Region.EU_WEST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "no secret")))
                .build();
    }

    private static void tables(CheckedPlatform checked, LakeFormation compiled)
            throws IOException, InterruptedException {
        ObjectNode once = Json.object().put("TagKey", "once");
        once.putArray("TagValues").add("here");
        lake("CreateLFTag", once);
        for (var zone : checked.platform().zones()) {
            ObjectNode request = Json.object();
            request.putObject("DatabaseInput").put("Name", zone.name());
            call("glue", "AWSGlue.CreateDatabase", request);
            tagged("Database", Json.object().put("Name", zone.name()));
        }

        for (var id : DeployedLake.tables(checked, compiled).toList()) {
            ObjectNode request = Json.object().put("DatabaseName", id.zone());
            request.putObject("TableInput")
                    .put("Name", id.name())
                    .putObject("StorageDescriptor")
                    .put("Location", DeployedLake.files(compiled, id))
                    .set("Columns", DeployedLake.columns(checked, compiled, id));
            call("glue", "AWSGlue.CreateTable", request);
            tagged("Table", Json.object().put("DatabaseName", id.zone()).put("Name", id.name()));
        }

        lake("DeleteLFTag", Json.object().put("TagKey", "once"));
    }

    /** With a tag that is taken again: moto fails where it is asked for the tags of what never had one. */
    private static void tagged(String kind, ObjectNode thing) throws IOException, InterruptedException {
        ObjectNode request = Json.object();
        request.putObject("Resource").set(kind, thing);
        request.putArray("LFTags")
                .addObject()
                .put("TagKey", "once")
                .putArray("TagValues")
                .add("here");
        lake("AddLFTagsToResource", request);
        lake("RemoveLFTagsFromResource", request);
    }

    private static void create(String type, ObjectNode properties) throws IOException, InterruptedException {
        switch (type) {
            case "DataLakeSettings" -> {
                ObjectNode settings = properties.deepCopy();
                settings.remove("MutationType");
                settings.set("DataLakeAdmins", settings.remove("Admins"));
                settings.withArray("DataLakeAdmins")
                        .addObject()
                        .put("DataLakePrincipalIdentifier", DeployedLake.OPERATOR);
                lake("PutDataLakeSettings", Json.object().set("DataLakeSettings", settings));
            }
            case "Resource" -> lake("RegisterResource", properties);
            case "Tag" -> lake("CreateLFTag", properties);
            case "TagAssociation" -> lake("AddLFTagsToResource", properties);
            case "DataCellsFilter" ->
                lake("CreateDataCellsFilter", Json.object().set("TableData", properties));
            default -> lake("GrantPermissions", properties);
        }
    }

    private static JsonNode filled(JsonNode node) {
        if (node.isObject() && node.has("Fn::Sub")) {
            return node.get("Fn::Sub");
        }

        if (node.isObject() && node.path("Ref").asText().equals("AWS::AccountId")) {
            return Json.object().textNode(ACCOUNT);
        }

        if (node.isObject()) {
            ObjectNode object = Json.object();
            node.fields().forEachRemaining(field -> object.set(field.getKey(), filled(field.getValue())));
            return object;
        }

        if (node.isArray()) {
            var array = Json.object().arrayNode();
            node.forEach(item -> array.add(filled(item)));
            return array;
        }

        return node;
    }

    private static void lake(String action, JsonNode request) throws IOException, InterruptedException {
        call("lakeformation", "/" + action, request);
    }

    private static void call(String service, String target, JsonNode request) throws IOException, InterruptedException {
        HttpResponse<String> response = moto.post(service, target, request.toString());
        if (response.statusCode() != 200) {
            refused.add(target + " " + response.statusCode());
        }
    }

    @AfterAll
    static void end() {
        Stream.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken")
                .forEach(System::clearProperty);
        if (moto != null) {
            moto.close();
        }
    }

    /** Moto makes no filter, and does not search by tags. */
    @Test
    void findsWhatSomebodyDidByHandAndTellsWhatMotoLacks() {
        JsonNode clean = verified();
        assertThat(refused).isSubsetOf("/CreateDataCellsFilter 404");
        assertThat(differences(clean)).allSatisfy(text -> assertThat(text)
                .startsWith("should be there and is not: data cells filter gold.orders["));
        assertThat(unread(clean)).isEmpty();

        try (LakeFormationClient lake = client(LakeFormationClient.builder())) {
            lake.grantPermissions(request -> request.principal(
                            principal -> principal.dataLakePrincipalIdentifier(MALLORY))
                    .resource(on -> on.table(table -> table.databaseName("gold").name("regions")))
                    .permissions(Permission.SELECT));
            lake.createLFTag(request -> request.tagKey("prod:mine").tagValues("all"));
            lake.registerResource(
                    request -> request.resourceArn("arn:aws:s3:::estate-prod-gold-" + ACCOUNT + "/gold/mine")
                            .roleArn(MALLORY));
            JsonNode drifted = verified();
            assertThat(differences(drifted))
                    .hasSize(differences(clean).size() + 2)
                    .containsAll(differences(clean))
                    .contains(
                            "is there and should not be: grant " + MALLORY + " on gold.regions: SELECT",
                            "is there and should not be: registered location arn:aws:s3:::estate-prod-gold-" + ACCOUNT
                                    + "/gold/mine: as " + MALLORY)
                    .noneMatch(text -> text.contains("prod:mine"));
            assertThat(unread(drifted)).isSubsetOf("the environment's tags in databases of others");

            lake.revokePermissions(request -> request.principal(
                            principal -> principal.dataLakePrincipalIdentifier(MALLORY))
                    .resource(on -> on.table(table -> table.databaseName("gold").name("regions")))
                    .permissions(Permission.SELECT));
            lake.deleteLFTag(request -> request.tagKey("prod:mine"));
            lake.deregisterResource(
                    request -> request.resourceArn("arn:aws:s3:::estate-prod-gold-" + ACCOUNT + "/gold/mine"));
        }

        assertThat(differences(verified())).isEqualTo(differences(clean));
    }

    private static List<String> differences(JsonNode drift) {
        return StreamSupport.stream(drift.path("differences").spliterator(), false)
                .map(one -> one.path("text").asText())
                .toList();
    }

    private static List<String> unread(JsonNode drift) {
        return StreamSupport.stream(drift.path("unread").spliterator(), false)
                .map(one -> one.path("area").asText())
                .toList();
    }

    private static JsonNode verified() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        command.execute(
                "access",
                "verify",
                "--env",
                "prod",
                "--administrator",
                DeployedLake.OPERATOR,
                "--json",
                "--dir",
                folder.toString());
        return Json.read(out.toString());
    }
}
