package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.LakeStandIn;
import io.lakewarden.account.standin.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How far the definition's word goes: what is granted in a roundabout way, and what is others'. */
class ReachTest {
    private static final String ANA = Seeds.ROLE + "estate-prod-ana";
    private static final String MALLORY = Seeds.ROLE + "mallory";

    @Test
    void aGrantByASavedExpressionIsJudgedByWhatThatSays() {
        try (Deployed deployed = Deployed.tagged()) {
            save(deployed.lake, "ours", "Prod:Part", "gold");
            save(deployed.lake, "theirs", "team", "blue");
            Seeds.grant(deployed.lake, MALLORY, by("ours"), "SELECT");
            Seeds.grant(deployed.lake, MALLORY, by("theirs"), "SELECT");

            assertThat(deployed.drift().unread()).isEmpty();
            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: grant " + MALLORY + " on tables where expression ours "
                            + "(prod:part in [gold]): SELECT]");
            assertThat(repair(deployed).rest().isNone()).isTrue();
        }
    }

    @Test
    void whoMayChangeASavedExpressionOfOurTagsIsADifferenceUnlessTheyAdminister() {
        try (Deployed deployed = Deployed.tagged()) {
            save(deployed.lake, "ours", "prod:part", "gold");
            ObjectNode expression = object();
            expression.putObject("LFTagExpression").put("Name", "ours");
            Seeds.grant(deployed.lake, MALLORY, expression, "ALTER");
            Seeds.grant(deployed.lake, Deployed.OPERATOR, expression, "ALTER", "DROP");

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: grant " + MALLORY + " on expression ours "
                            + "(prod:part in [gold]): ALTER]");
        }
    }

    @Test
    void aSavedExpressionThatMayNotBeReadIsUnreadAndNotFine() {
        try (Deployed deployed = Deployed.tagged()) {
            save(deployed.lake, "ours", "prod:part", "gold");
            Seeds.grant(deployed.lake, MALLORY, by("ours"), "SELECT");
            deployed.server.gate((action, number) -> action.equals("GetLFTagExpression")
                    ? Optional.of(Refusal.because("AccessDeniedException", "No"))
                    : Optional.empty());

            assertThat(deployed.drift().isNone()).isFalse();
            assertThat(deployed.drift().unread())
                    .containsOnlyKeys(Area.EXPRESSIONS)
                    .containsValue("Cannot read saved expressions of LF-tags: " + AwsStandIn.CALLER
                            + " may not (No); sign in as somebody who may, as docs/live-account.md lists");
        }
    }

    @Test
    void aGrantUnderAConditionIsADifferenceAndIsTakenBackAlone() {
        try (Deployed deployed = Deployed.comprehensive()) {
            String clean = deployed.lake.snapshot();
            deployed.lake.grant(conditional(ANA, Seeds.table("silver", "dim_country"), "SELECT"));
            deployed.lake.grant(conditional(MALLORY, Seeds.regions(), "SELECT"));

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: grant " + ANA
                            + " on silver.dim_country: SELECT if context.x == 1, is there and should not be: grant "
                            + MALLORY + " on gold.regions: SELECT if context.x == 1]");
            assertThat(repair(deployed).rest().isNone()).isTrue();
            assertThat(deployed.lake.snapshot()).isEqualTo(clean);
        }
    }

    @Test
    void aGrantThatShouldHoldAlwaysIsNotThereUnderACondition() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Seeds.comprehensive().get("took back a grant").accept(deployed.lake);
            deployed.lake.grant(conditional(ANA, Seeds.table("silver", "dim_country"), "SELECT"));

            assertThat(deployed.drift().differences())
                    .extracting(Difference::side)
                    .containsExactly(Difference.Side.EXTRA, Difference.Side.MISSING);
        }
    }

    @Test
    void ourTagOnWhatIsOthersIsADifferenceAndIsTakenOff() {
        try (Deployed deployed = Deployed.tagged()) {
            deployed.lake.table("theirs", "customers", MALLORY, AwsStandIn.JSON.createArrayNode());
            deployed.lake.tags().put("team", new java.util.TreeSet<>(java.util.Set.of("blue")));
            deployed.lake.tagged().put("theirs.customers", new TreeMap<>(Map.of("prod:part", "gold", "team", "blue")));
            deployed.lake.tagged().put("theirs.customers(name)", new TreeMap<>(Map.of("prod:part", "gold/pii")));
            deployed.lake.tagged().put("theirs", new TreeMap<>(Map.of("team", "blue")));

            assertThat(deployed.drift().differences())
                    .hasToString(
                            "[is there and should not be: tag on a resource theirs.customers prod:part: gold, "
                                    + "is there and should not be: tag on a resource theirs.customers(name) prod:part: gold/pii]");
            assertThat(repair(deployed).rest().isNone()).isTrue();
            assertThat(deployed.lake.tagged().get("theirs.customers")).containsOnlyKeys("team");
        }
    }

    @Test
    void ourTagOnADatabaseOfOthersIsADifference() {
        try (Deployed deployed = Deployed.tagged()) {
            deployed.lake.table("theirs", "customers", MALLORY, AwsStandIn.JSON.createArrayNode());
            deployed.lake.tagged().put("theirs", new TreeMap<>(Map.of("prod:part", "gold")));

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: tag on a resource theirs prod:part: gold]");
        }
    }

    @Test
    void whatMayNotBeSearchedIsUnreadAndNotFine() {
        try (Deployed deployed = Deployed.tagged()) {
            deployed.server.gate((action, number) -> action.equals("SearchTablesByLFTags")
                    ? Optional.of(Refusal.because("AccessDeniedException", "No"))
                    : Optional.empty());

            assertThat(deployed.drift().unread()).containsOnlyKeys(Area.TAGS_ELSEWHERE);
        }
    }

    @Test
    void otherCatalogsAreNeitherJudgedNorTouched() {
        try (Deployed deployed = Deployed.comprehensive()) {
            String other = AwsStandIn.ACCOUNT + ":s3tablescatalog/lake";
            for (String principal : new String[] {ANA, MALLORY}) {
                Seeds.grant(deployed.lake, principal, in(other, "Database", Seeds.database("gold")), "ALL");
                Seeds.grant(deployed.lake, principal, in(other, "Table", Seeds.regions()), "SELECT");
                Seeds.grant(deployed.lake, principal, in(other, "LFTagPolicy", by("ours")), "SELECT");
            }

            String before = deployed.lake.snapshot();

            assertThat(deployed.drift().isNone()).isTrue();
            assertThat(repair(deployed).done()).isEmpty();
            assertThat(deployed.lake.snapshot()).isEqualTo(before);
        }
    }

    private static ObjectNode in(String catalog, String kind, ObjectNode resource) {
        ((ObjectNode) resource.get(kind)).put("CatalogId", catalog);
        return resource;
    }

    private static void save(LakeStandIn lake, String name, String key, String value) {
        ObjectNode term = object().put("TagKey", key);
        term.putArray("TagValues").add(value);
        lake.expressions().put(name, AwsStandIn.JSON.createArrayNode().add(term));
    }

    private static ObjectNode by(String expression) {
        ObjectNode policy = object();
        policy.putObject("LFTagPolicy").put("ResourceType", "TABLE").put("ExpressionName", expression);
        return policy;
    }

    private static ObjectNode conditional(String principal, ObjectNode resource, String permission) {
        ObjectNode grant = object();
        grant.set("Principal", LakeStandIn.principal(principal));
        grant.set("Resource", resource);
        grant.putArray("Permissions").add(permission);
        grant.putObject("Condition").put("Expression", "context.x == 1");
        return grant;
    }

    private static ObjectNode object() {
        return AwsStandIn.JSON.createObjectNode();
    }

    private static Repair.Outcome repair(Deployed deployed) {
        try (AwsSession session = deployed.session()) {
            return new Repair(session, deployed.desired(Deployed.ON)).apply(number -> true, new Kept());
        }
    }
}
