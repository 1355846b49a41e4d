package io.lakewarden.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.infra.inspect.Templates;
import io.lakewarden.security.iam.compile.IamProof;
import io.lakewarden.security.iam.rules.Bypass;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates, not the compiler's objects: nobody reaches governed files around Lake Formation and Ranger. */
class TemplateIamProofTest {
    private static final Path SAMPLES = Path.of("src", "test", "resources");
    private static final Deployed PROD = Deployed.PROD;
    private static final List<Deployed> ALL = List.of(
            PROD,
            Deployed.of(Path.of(".."), "dev"),
            Deployed.of(Path.of(".."), "stage"),
            Deployed.of(SAMPLES.resolve("comprehensive"), "prod"),
            Deployed.of(SAMPLES.resolve("comprehensive"), "cn"),
            Deployed.of(SAMPLES.resolve("minimal"), "dev"));

    @ParameterizedTest
    @MethodSource("all")
    void nobodyOpensGovernedFilesButTheNamedAndEverybodyHasWhatItNeeds(Deployed deployed) {
        IamProof proof = deployed.proof();

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.decisions()).isGreaterThan(500);
        assertThat(deployed.inspection().refusals()).isEmpty();
    }

    @Test
    void whatBreaksARuleIsNotHandedOn() {
        Deployed invisible = PROD.edited("AWS::EMR::Cluster", cluster -> ((ObjectNode) cluster.path("Properties"))
                .put("VisibleToAllUsers", false));

        assertThat(invisible.inspection().refusals()).singleElement().asString().contains(" CLUSTER_INVISIBLE Cannot ");
    }

    @Test
    void whatADefinitionIsOnlyWarnedOfIsHandedOn() {
        Deployed spot = PROD.edited(
                "AWS::EMR::Cluster", cluster -> ((ObjectNode) cluster.at("/Properties/Instances/CoreInstanceFleet"))
                        .put("TargetOnDemandCapacity", 0)
                        .put("TargetSpotCapacity", 3));

        assertThat(spot.caught()).contains("CORE_ON_SPOT");
        assertThat(spot.inspection().refusals()).isEmpty();
    }

    @Test
    void aJobsRoleThatReadsItsBucketsIsFoundByName() {
        Deployed planted = PROD.edited(
                "AWS::IAM::Role",
                "BillingPipelineRole",
                role -> allow(role, "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}"));

        assertThat(planted.bypasses())
                .extracting(Bypass::toString)
                .contains(
                        "JOB_ROLE_OPENS_FILES Cannot let lakewarden-prod-billing-pipeline have rights on files of "
                                + "lakewarden-prod-gold-333333333333: its jobs open them around Lake Formation; take S3's "
                                + "actions on that bucket from it, and grant it the dataset",
                        "RESOURCE_WILDCARD Cannot let lakewarden-prod-billing-pipeline do [s3:GetObject] on [*]: it covers "
                                + "what nobody thought of; name the actions and the resources");
    }

    @Test
    void aPolicyBesideItsRoleCountsAsOneWithinIt() {
        Deployed planted = PROD.added(
                "identity",
                "Loose",
                """
                {"Type": "AWS::IAM::Policy", "Properties": {"PolicyName": "loose",
                 "Roles": [{"Ref": "BillingPipelineRole"}], "PolicyDocument": {"Statement":
                 {"Effect": "Allow", "Action": "s3:*", "Resource": {"Fn::Join":
                  ["", ["arn:", {"Ref": "AWS::Partition"}, ":s3:::lakewarden-prod-gold-333333333333/*"]]}}}}}""");

        assertThat(planted.bypasses())
                .extracting(found -> found.rule() + " " + found.subject())
                .contains(
                        "JOB_ROLE_OPENS_FILES lakewarden-prod-billing-pipeline",
                        "RESOURCE_WILDCARD lakewarden-prod-billing-pipeline");
    }

    @Test
    void aRoleThatSomebodyAddsIsAskedLikeAnyOther() {
        Deployed planted = PROD.added(
                "identity",
                "BackDoorRole",
                """
                {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "back-door", "AssumeRolePolicyDocument":
                 {"Statement": {"Effect": "Allow", "Principal": {"AWS": "999999999999"}, "Action": "sts:AssumeRole"}},
                 "Policies": [{"PolicyName": "all", "PolicyDocument": {"Statement":
                  {"Effect": "Allow", "Action": "*", "Resource": "*"}}}]}}""");

        assertThat(planted.bypasses())
                .filteredOn(found -> found.subject().equals("back-door"))
                .extracting(found -> found.rule().name())
                .contains(
                        "CONSUMER_OPENS_FILES",
                        "RESOURCE_WILDCARD",
                        "ROLE_ADMINISTERS",
                        "ROLE_WITHOUT_BOUNDARY",
                        "TRUST_TOO_WIDE");
    }

    @Test
    void aBucketPolicyWithoutItsDenialIsFoundByBothProofs() {
        Deployed planted = PROD.edited("AWS::S3::BucketPolicy", "GoldPolicy", policy -> ((ArrayNode)
                        policy.at("/Properties/PolicyDocument/Statement"))
                .removeAll());

        assertThat(planted.bypasses())
                .extracting(found -> found.rule() + " " + found.subject())
                .contains(
                        "BUCKET_FILES_OPEN lakewarden-prod-gold-333333333333",
                        "BUCKET_WITHOUT_TLS lakewarden-prod-gold-333333333333");
        assertThat(planted.proof().differences()).isNotEmpty();
    }

    @Test
    void aBucketWithoutAnyPolicyIsFound() {
        Templates templates = PROD.templates();
        ObjectNode lake = templates.stacks().get("lakewarden-prod-lake").deepCopy();
        ((ObjectNode) lake.path("Resources")).remove("GoldPolicy");

        assertThat(PROD.with(templates.with("lakewarden-prod-lake", lake)).bypasses())
                .extracting(found -> found.rule() + " " + found.subject())
                .contains("BUCKET_FILES_OPEN lakewarden-prod-gold-333333333333");
    }

    @Test
    void aKeyThatIsOpenToAnotherIsFound() {
        Deployed planted =
                PROD.edited("AWS::KMS::Key", "GoldKey", key -> ((ArrayNode) key.at("/Properties/KeyPolicy/Statement"))
                        .add(Deployed.json("{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": {\"Fn::Sub\": "
                                + "\"arn:${AWS::Partition}:iam::333333333333:role/lakewarden-prod-carla\"}}, "
                                + "\"Action\": \"kms:Decrypt\", \"Resource\": \"*\"}")));

        assertThat(planted.bypasses())
                .extracting(found -> found.rule() + " " + found.subject())
                .contains("KEY_OPEN_TO_OTHERS lakewarden-prod-gold");
    }

    @Test
    void theLakesOwnSettingsAreReadFromTheirTemplates() {
        assertThat(PROD.edited("AWS::LakeFormation::DataLakeSettings", "DataLakeSettings", settings -> ((ArrayNode)
                                        settings.at("/Properties/CreateTableDefaultPermissions"))
                                .addObject())
                        .bypasses())
                .extracting(found -> found.rule().name())
                .containsExactly("IAM_ALLOWED_BY_DEFAULT");
        assertThat(PROD.edited("AWS::Glue::Database", "GoldDatabase", database -> ((ObjectNode)
                                        database.at("/Properties/DatabaseInput"))
                                .remove("CreateTableDefaultPermissions"))
                        .bypasses())
                .extracting(found -> found.rule() + " " + found.subject())
                .containsExactly("IAM_ALLOWED_PRINCIPALS gold");
    }

    @Test
    void whatCouldOpenFilesAndIsNotKnownIsRefused() {
        Deployed planted = PROD.added(
                "lake",
                "Door",
                """
                {"Type": "AWS::S3::AccessPoint", "Properties": {"Bucket": "lakewarden-prod-gold-333333333333"}}""");

        assertThatThrownBy(planted::bypasses)
                .hasMessage("Cannot say what lakewarden-prod-lake/Door opens: AWS::S3::AccessPoint is not known here");
    }

    @Test
    void whatADeploymentAloneKnowsIsRefusedWhereItWouldDecide() {
        Deployed planted = PROD.edited(
                "AWS::IAM::Role",
                "BillingPipelineRole",
                role -> allow(
                        role,
                        "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": {\"Fn::GetAtt\": [\"BillingPipelineRole\", \"RoleId\"]}}"));

        assertThatThrownBy(planted::bypasses)
                .hasMessage(
                        "Cannot resolve RoleId of lakewarden-prod-identity/BillingPipelineRole: it is not known before "
                                + "it is deployed");
    }

    static Stream<Deployed> all() {
        return ALL.stream();
    }

    private static void allow(ObjectNode role, String statement) {
        ObjectNode policy = ((ObjectNode) role.path("Properties"))
                .withArray("Policies")
                .addObject()
                .put("PolicyName", "planted");
        policy.putObject("PolicyDocument").putArray("Statement").add(Deployed.json(statement));
    }
}
