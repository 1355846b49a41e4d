package io.lakewarden.account.grants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.TemplateDeployment;
import io.lakewarden.model.BucketName;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamSettings;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationCompiler;
import io.lakewarden.security.lakeformation.LakeFormationExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A definition and a stand-in's account to which its templates were deployed. */
public final class Deployed implements AutoCloseable {
    public static final String OPERATOR = "arn:aws:iam::" + AwsStandIn.ACCOUNT + ":role/operator";
    public static final LocalDate ON = LocalDate.of(2026, 1, 31);

    private static final Path INFRA = Path.of("..", "infra", "src", "test", "resources");

    public final AwsStandIn server = new AwsStandIn();
    public final LakeStandIn lake = new LakeStandIn(server);
    public final CheckedPlatform checked;
    public final Environment environment;

    private final Defined defined;

    /** A definition with what is compiled from it on the usual day: made once, since that takes longer than a test. */
    private record Defined(CheckedPlatform checked, LakeFormation compiled, GovernedPath path) {
        static final Defined COMPREHENSIVE = of(INFRA.resolve("comprehensive"));
        static final Defined TAGGED = of(Path.of("src", "test", "resources", "tagged"));

        private static Defined of(Path folder) {
            Checked read = Checker.check(DefinitionReader.read(folder));
            CheckedPlatform checked = read.platform()
                    .orElseThrow(() -> new IllegalStateException(read.findings().toString()));
            return new Defined(checked, compile(checked, ON), path(checked, ON));
        }

        private static LakeFormation compile(CheckedPlatform checked, LocalDate on) {
            return LakeFormationCompiler.compile(checked, prod(checked), on);
        }

        private static GovernedPath path(CheckedPlatform checked, LocalDate on) {
            return IamCompiler.compile(checked, prod(checked), on, IamSettings.of(checked.platform(), prod(checked)))
                    .path();
        }

        private static Environment prod(CheckedPlatform checked) {
            return checked.platform().environment("prod").orElseThrow();
        }
    }

    private Deployed(Defined defined) {
        this.defined = defined;
        checked = defined.checked();
        environment = Defined.prod(checked);
        ((ArrayNode) lake.settings().get("DataLakeAdmins")).add(LakeStandIn.principal(OPERATOR));
    }

    /** From the synthesized templates that infra's tests hold the app to. */
    public static Deployed comprehensive() {
        Deployed deployed = new Deployed(Defined.COMPREHENSIVE);
        TemplateDeployment deployment = new TemplateDeployment(deployed.lake);
        for (String stack : List.of("account", "governance", "catalog", "governance-grants-1")) {
            deployment.deploy(read(INFRA.resolve("golden/comprehensive-prod").resolve(stack + ".json"))
                    .path("Resources"));
        }

        return deployed;
    }

    /** From the resources that templates are made of, with tables that are just there. */
    public static Deployed tagged() {
        Deployed deployed = new Deployed(Defined.TAGGED);
        deployed.checked
                .platform()
                .datasets()
                .forEach(dataset -> deployed.lake.table(
                        dataset.id().zone(), dataset.id().name(), "", columns(dataset), deployed.files(dataset)));
        GovernedPath path = deployed.defined.path();
        String resources = LakeFormationExport.files(deployed.defined.compiled())
                .get("resources.json")
                .replace("${DeploymentRoleArn}", path.deployment().toString())
                .replace("${RegistrationRoleArn}", path.registration().toString());
        new TemplateDeployment(deployed.lake).deploy(parsed(resources));
        return deployed;
    }

    private String files(Dataset dataset) {
        return "s3://"
                + BucketName.of(checked.platform(), environment, dataset.id().zone())
                        .orElseThrow() + "/" + dataset.id().zone() + "/"
                + dataset.id().name();
    }

    private static ArrayNode columns(Dataset dataset) {
        ArrayNode columns = AwsStandIn.JSON.createArrayNode();
        dataset.columns().forEach(column -> columns.addObject()
                .put("Name", column.name())
                .put("Type", column.type().toString()));
        return columns;
    }

    private static JsonNode read(Path file) {
        try {
            return AwsStandIn.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return AwsStandIn.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LakeFormation compiled(LocalDate on) {
        return on.equals(ON) ? defined.compiled() : Defined.compile(checked, on);
    }

    GovernedPath path(LocalDate on) {
        return on.equals(ON) ? defined.path() : Defined.path(checked, on);
    }

    DesiredState desired(LocalDate on) {
        return desired(on, new Administrator(OPERATOR, false));
    }

    DesiredState desired(LocalDate on, Administrator... administrators) {
        return DesiredState.of(checked.platform(), environment, compiled(on), path(on), List.of(administrators));
    }

    public AwsSession session() {
        return AwsSession.open(environment, server.connection());
    }

    Drift drift() {
        return drift(ON, new TreeMap<>());
    }

    Drift drift(LocalDate on, SortedMap<LocalDate, DesiredState> earlier) {
        return drift(desired(on), earlier);
    }

    Drift drift(DesiredState desired) {
        return drift(desired, new TreeMap<>());
    }

    private Drift drift(DesiredState desired, SortedMap<LocalDate, DesiredState> earlier) {
        try (AwsSession session = session()) {
            return Drift.between(desired, earlier, AccountReader.read(session, desired.estate()));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
