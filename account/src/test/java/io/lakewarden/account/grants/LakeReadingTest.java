package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.Resource;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LakeReadingTest {
    private static final String MALLORY = Seeds.ROLE + "mallory";

    @Test
    void aSavedExpressionOfOneTagIsThatTag() {
        try (Deployed deployed = Deployed.tagged()) {
            ObjectNode term = AwsStandIn.JSON.createObjectNode().put("TagKey", "team");
            term.putArray("TagValues").add("blue");
            deployed.lake
                    .expressions()
                    .put("blue", AwsStandIn.JSON.createArrayNode().add(term));
            ObjectNode policy = AwsStandIn.JSON.createObjectNode();
            policy.putObject("LFTagPolicy").put("ResourceType", "TABLE").put("ExpressionName", "blue");
            Seeds.grant(deployed.lake, MALLORY, policy, "SELECT");

            assertThat(ofMallory(read(deployed)))
                    .extracting(PrincipalPermissions::resource)
                    .containsExactly(new Resource.TaggedTables("team", List.of("blue")));
        }
    }

    @Test
    void whatNoDefinitionCanSayIsLeftOutWithItsReason() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ObjectNode grant = AwsStandIn.JSON.createObjectNode();
            grant.set("Principal", LakeStandIn.principal(MALLORY));
            grant.set("Resource", Seeds.database("gold"));
            grant.putArray("Permissions").add("DESCRIBE");
            grant.putObject("Condition").put("Expression", "context.x == 1");
            deployed.lake.grant(grant);
            ObjectNode foreign = Seeds.database("gold");
            ((ObjectNode) foreign.get("Database")).put("CatalogId", "999999999999");
            Seeds.grant(deployed.lake, MALLORY, foreign, "DESCRIBE");

            assertThat(ofMallory(read(deployed))).isEmpty();
            assertThat(read(deployed).left())
                    .containsEntry(MALLORY + " on gold: DESCRIBE if context.x == 1", "a definition knows no conditions")
                    .containsEntry(
                            MALLORY + " on catalog 999999999999 gold", "it is on nothing that a definition speaks of");
        }
    }

    private static List<PrincipalPermissions> ofMallory(LakeReading reading) {
        return reading.lake().permissions().stream()
                .filter(one -> one.principal().equals(MALLORY))
                .toList();
    }

    private static LakeReading read(Deployed deployed) {
        try (AwsSession session = deployed.session()) {
            LiveState live =
                    AccountReader.read(session, deployed.desired(Deployed.ON).estate());
            return LakeReading.of(AwsStandIn.ACCOUNT, "eu-west-1", live, new TreeMap<>());
        }
    }
}
