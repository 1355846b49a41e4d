package io.lakewarden.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** Every type of resource that the CDK knows of the services that are priced, each without any property. */
class TypesOfResourcesTest {
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("aps", "APS"),
            Map.entry("budgets", "Budgets"),
            Map.entry("ce", "CE"),
            Map.entry("cloudwatch", "CloudWatch"),
            Map.entry("ec2", "EC2"),
            Map.entry("emr", "EMR"),
            Map.entry("emrserverless", "EMRServerless"),
            Map.entry("events", "Events"),
            Map.entry("glue", "Glue"),
            Map.entry("grafana", "Grafana"),
            Map.entry("iam", "IAM"),
            Map.entry("kms", "KMS"),
            Map.entry("lakeformation", "LakeFormation"),
            Map.entry("logs", "Logs"),
            Map.entry("msk", "MSK"),
            Map.entry("rds", "RDS"),
            Map.entry("s3", "S3"),
            Map.entry("scheduler", "Scheduler"),
            Map.entry("secretsmanager", "SecretsManager"),
            Map.entry("sns", "SNS"),
            Map.entry("stepfunctions", "StepFunctions"));

    private static final Pattern TYPE =
            Pattern.compile("software/amazon/awscdk/services/([a-z0-9]+)/Cfn([A-Za-z0-9]+)\\.class");

    /** Whether AWS bills these is not known here, and said so: better too many than one taken as free. */
    private static final List<String> NOT_LOOKED_UP = List.of(
            "AWS::CloudWatch::AlarmMuteRule",
            "AWS::CloudWatch::LogAlarm",
            "AWS::CloudWatch::OTelEnrichment",
            "AWS::EC2::ApplicationStatusCheck",
            "AWS::EC2::CapacityManagerDataExport",
            "AWS::EC2::FpgaImage",
            "AWS::EC2::IPAMPrefixListResolver",
            "AWS::EC2::IPAMPrefixListResolverTarget",
            "AWS::EC2::IpPoolRouteTableAssociation",
            "AWS::EC2::LocalGatewayVirtualInterface",
            "AWS::EC2::LocalGatewayVirtualInterfaceGroup",
            "AWS::EC2::SqlHaStandbyDetectedInstance",
            "AWS::EC2::TransitGatewayConnectPeer",
            "AWS::EC2::TransitGatewayMeteringPolicy",
            "AWS::EC2::TransitGatewayMeteringPolicyEntry",
            "AWS::EC2::TransitGatewayPolicyTable",
            "AWS::EC2::TransitGatewayPolicyTableAssociation",
            "AWS::EC2::TransitGatewayPolicyTableEntry",
            "AWS::EC2::VPCEncryptionControl",
            "AWS::Glue::ConnectionType",
            "AWS::Logs::LogAnomalyDetector",
            "AWS::Logs::StorageTierPolicy",
            "AWS::Logs::Transformer",
            "AWS::MSK::Channel",
            "AWS::RDS::CustomDBEngineVersion");

    @TempDir
    private static Path folder;

    private static Map<String, Coverage.Resource> verdicts = Map.of();

    @BeforeAll
    static void prices() throws IOException {
        ObjectNode template = Json.object();
        ObjectNode resources = template.putObject("Resources");
        types().forEach(type -> resources.putObject(type.replace(":", "")).put("Type", type));
        Path file = Files.writeString(folder.resolve("all.json"), Json.text(template));
        verdicts = new Estimator(PriceBook.bundled(), YearMonth.of(2026, 1), 0, 1)
                .of("all", "us-east-1", Inventory.read(file, Map.of()), List.of()).coverage().resources().stream()
                        .collect(Collectors.toMap(
                                Coverage.Resource::type, resource -> resource, (one, other) -> one, TreeMap::new));
    }

    @Test
    void eachIsPricedOrFreeOrNeedsUsageOrSaysByWhatItIsBilled() {
        assertThat(verdicts).hasSizeGreaterThan(250);
        assertThat(verdicts.values())
                .filteredOn(resource -> resource.reason().equals("the type is not known"))
                .extracting(Coverage.Resource::type)
                .containsExactlyElementsOf(NOT_LOOKED_UP);
        assertThat(verdicts.values())
                .filteredOn(resource -> resource.verdict() == Verdict.UNSUPPORTED)
                .filteredOn(resource -> !NOT_LOOKED_UP.contains(resource.type()))
                .allSatisfy(resource -> assertThat(resource.reason())
                        .matches("it is billed by .+, and the price book has no price of it|its cluster is not in .+"));
    }

    @Test
    void whatIsBilledByItsPropertiesAloneIsNotFreeWithoutThem() {
        assertThat(List.of(
                        "AWS::EC2::Instance",
                        "AWS::EMR::Cluster",
                        "AWS::MSK::Cluster",
                        "AWS::RDS::DBInstance",
                        "AWS::RDS::DBCluster",
                        "AWS::S3::Bucket",
                        "AWS::StepFunctions::StateMachine"))
                .allSatisfy(type ->
                        assertThat(verdicts.get(type).verdict()).as(type).isEqualTo(Verdict.NEEDS_USAGE));
        assertThat(List.of(
                        "AWS::CloudWatch::Alarm",
                        "AWS::CloudWatch::CompositeAlarm",
                        "AWS::EC2::NatGateway",
                        "AWS::KMS::Key",
                        "AWS::SecretsManager::Secret"))
                .allSatisfy(type ->
                        assertThat(verdicts.get(type).verdict()).as(type).isEqualTo(Verdict.PRICED));
    }

    private static Collection<String> types() throws IOException {
        Path jar = Path.of(
                App.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (JarFile classes = new JarFile(jar.toFile())) {
            return classes.stream()
                    .map(entry -> TYPE.matcher(entry.getName()))
                    .filter(Matcher::matches)
                    .filter(type -> SERVICES.containsKey(type.group(1)))
                    .filter(type -> !type.group(2).endsWith("Props"))
                    .map(type -> "AWS::" + SERVICES.get(type.group(1)) + "::" + type.group(2))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
