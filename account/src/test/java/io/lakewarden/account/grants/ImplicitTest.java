package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.standin.AwsStandIn;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImplicitTest {
    private static final String ANA = Seeds.ROLE + "estate-prod-ana";
    private static final String RUNNER = Seeds.ROLE + "estate-prod-runner";

    @Test
    void theDeploymentHasAllOnDatabasesAndTagsThatItMade() {
        try (Deployed deployed = Deployed.tagged()) {
            String deployment = deployed.desired(Deployed.ON).deployment();
            Seeds.grant(deployed.lake, deployment, Seeds.database("gold"), "ALL");
            Seeds.grant(deployed.lake, deployment, tag("gold"), "DESCRIBE", "ALTER", "DROP", "ASSOCIATE");

            assertThat(deployed.drift().differences()).isEmpty();
            assertThat(deployed.drift().implicit())
                    .extracting(Entry.Grant::about)
                    .contains(deployment + " on gold: DROP", deployment + " on tag prod:part=gold: ASSOCIATE");
        }
    }

    @Test
    void anAdministratorDescribesEverythingAndIsGrantedWhatElseItHasOnADatabase() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Seeds.grant(deployed.lake, Deployed.OPERATOR, Seeds.database("gold"), "DESCRIBE");

            assertThat(deployed.drift().differences()).isEmpty();

            Seeds.grant(deployed.lake, Deployed.OPERATOR, Seeds.database("gold"), "ALTER", "DROP");

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: grant " + Deployed.OPERATOR + " on gold: ALTER, DROP]");
        }
    }

    @Test
    void anAdministratorIsGrantedWhatItHasOnATableThatOthersMade() {
        try (Deployed deployed = Deployed.comprehensive()) {
            Seeds.grant(deployed.lake, Deployed.OPERATOR, Seeds.regions(), "DROP", "DESCRIBE");

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: grant " + Deployed.OPERATOR + " on gold.regions: DROP]");

            made(deployed, "operator");

            assertThat(deployed.drift().differences()).isEmpty();
        }
    }

    @Test
    void anAdministratorChangesAndAssignsTagsAndIsGrantedToGrantByThem() {
        try (Deployed deployed = Deployed.tagged()) {
            Seeds.grant(deployed.lake, Deployed.OPERATOR, tag("gold"), "ALTER", "DROP", "DESCRIBE", "ASSOCIATE");

            assertThat(deployed.drift().differences()).isEmpty();

            Seeds.grant(deployed.lake, Deployed.OPERATOR, tag("gold"), "GRANT_WITH_LF_TAG_EXPRESSION");

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: grant " + Deployed.OPERATOR
                            + " on tag prod:part=gold: GRANT_WITH_LF_TAG_EXPRESSION]");
        }
    }

    @Test
    void whoMadeATableThatTheyMayManageHasAllOnItAndWhoMayNotIsADifference() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ObjectNode raw = Seeds.table("bronze", "invoices_raw");
            made(deployed, "bronze", "invoices_raw", "estate-prod-runner");
            Seeds.grant(deployed.lake, RUNNER, raw, "ALL");

            assertThat(deployed.drift().differences()).isEmpty();
            assertThat(deployed.drift().withoutGrant()).containsExactly(RUNNER + " on bronze.invoices_raw: ALL");

            made(deployed, "estate-prod-ana");
            Seeds.grant(deployed.lake, ANA, Seeds.regions(), "ALL");
            Seeds.grant(deployed.lake, ANA, Seeds.database("gold"), "DESCRIBE");

            assertThat(deployed.drift().differences())
                    .extracting(Difference::toString)
                    .containsExactly(
                            "is there and should not be: maker of a table gold.regions, arn:aws:sts::222222222222:"
                                    + "assumed-role/estate-prod-ana/a-session",
                            "is there and should not be: grant " + ANA + " on gold.regions: ALL");
        }
    }

    @Test
    void whoReadsThroughAFilterHasNotTheWholeTableForHavingMadeIt() {
        try (Deployed deployed = Deployed.comprehensive()) {
            made(deployed, "gold", "orders", "estate-prod-ana");
            Seeds.grant(deployed.lake, ANA, Seeds.table("gold", "orders"), "SELECT");

            assertThat(deployed.drift().implicit()).isEmpty();
            assertThat(deployed.drift().differences())
                    .extracting(Difference::toString)
                    .contains("is there and should not be: grant " + ANA + " on gold.orders: SELECT");
        }
    }

    @Test
    void theDeploymentMadeTheTablesAndItsRightsOnThemAreToldAsImplicit() {
        try (Deployed deployed = Deployed.comprehensive()) {
            String deployment = deployed.desired(Deployed.ON).deployment();
            Seeds.grant(deployed.lake, deployment, Seeds.regions(), "SELECT");

            assertThat(deployed.drift().differences()).isEmpty();
            assertThat(deployed.drift().implicit())
                    .extracting(Entry.Grant::about)
                    .containsExactly(deployment + " on gold.regions: SELECT");
        }
    }

    @Test
    void aStrangersRightsOnATableThatTheyMadeAreADifference() {
        try (Deployed deployed = Deployed.comprehensive()) {
            String mallory = Seeds.ROLE + "mallory";
            made(deployed, "mallory");
            Seeds.grant(deployed.lake, mallory, Seeds.regions(), "ALL");

            assertThat(deployed.drift().differences())
                    .hasToString(
                            "[is there and should not be: maker of a table gold.regions, arn:aws:sts::222222222222:"
                                    + "assumed-role/mallory/a-session, is there and should not be: grant " + mallory
                                    + " on gold.regions: ALL]");
        }
    }

    @Test
    void toDescribeADatabaseComesWithAllOfItsTablesByName() {
        try (Deployed deployed = Deployed.comprehensive()) {
            assertThat(take(deployed, RUNNER, Seeds.database("bronze"))).isTrue();

            assertThat(deployed.drift().differences())
                    .noneMatch(difference -> difference.toString().contains("bronze: DESCRIBE"));
        }
    }

    @Test
    void toDescribeADatabaseDoesNotComeWithATableOfIt() {
        try (Deployed deployed = Deployed.comprehensive()) {
            assertThat(take(deployed, ANA, Seeds.database("silver"))).isTrue();

            assertThat(deployed.drift().differences())
                    .hasToString("[should be there and is not: grant " + ANA + " on silver: DESCRIBE]");
        }
    }

    private static boolean take(Deployed deployed, String principal, ObjectNode resource) {
        return deployed.lake
                .grants()
                .values()
                .removeIf(held -> held.principal().equals(principal)
                        && held.resource().equals(resource)
                        && held.permissions().remove("DESCRIBE"));
    }

    private static void made(Deployed deployed, String role) {
        made(deployed, "gold", "regions", role);
    }

    private static void made(Deployed deployed, String database, String table, String role) {
        deployed.lake
                .tables()
                .get(database)
                .get(table)
                .put("CreatedBy", "arn:aws:sts::222222222222:assumed-role/" + role + "/a-session");
    }

    private static ObjectNode tag(String value) {
        ObjectNode tag = AwsStandIn.JSON.createObjectNode();
        ObjectNode key = tag.putObject("LFTag").put("TagKey", "prod:part");
        List.of(value).forEach(key.putArray("TagValues")::add);
        return tag;
    }
}
