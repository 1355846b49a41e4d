package io.lakewarden.account.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AwsSession;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a permission is on: columns, files and what goes by a table's name. */
class CatalogDriftTest {
    private static final String PLACE = "files in s3://estate-prod-gold-222222222222/gold/regions";

    @Test
    void aColumnThatNobodyClassifiedIsADifferenceInATableThatIsNamedAndInOneThatIsTagged() {
        try (Deployed deployed = Deployed.comprehensive()) {
            columns(deployed, "regions").addObject().put("Name", "ssn").put("Type", "string");

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: column gold.regions.ssn: string]");
            assertThat(left(deployed))
                    .isEqualTo(
                            "[column gold.regions.ssn: it may hold data, and nobody has classified it; define it, or "
                                    + "drop it by hand]");
        }

        try (Deployed deployed = Deployed.tagged()) {
            columns(deployed, "sales_1").addObject().put("Name", "ssn").put("Type", "string");

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: column gold.sales_1.ssn: string]");
        }
    }

    @Test
    void aFormerColumnThatIcebergLeftInTheCatalogIsNone() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ObjectNode former =
                    columns(deployed, "regions").addObject().put("Name", "ssn").put("Type", "string");
            former.putObject("Parameters").put("iceberg.field.current", "false");

            assertThat(deployed.drift().isNone()).isTrue();

            former.putObject("Parameters").put("iceberg.field.current", "true");

            assertThat(deployed.drift().isNone()).isFalse();
        }
    }

    @Test
    void aColumnOfAnotherTypeIsADifferenceAndOneInIcebergsWordsIsNot() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ObjectNode number = (ObjectNode) deployed.lake
                    .tables()
                    .get("bronze")
                    .get("invoices_raw")
                    .path("StorageDescriptor")
                    .path("Columns")
                    .get(2);
            assertThat(number.path("Type").asText()).isEqualTo("long");
            assertThat(deployed.drift().isNone()).isTrue();

            number.put("Type", "bigint");
            assertThat(deployed.drift().isNone()).isTrue();

            number.put("Type", "string");
            assertThat(deployed.drift().differences())
                    .hasToString(
                            "[is other than it should be: column bronze.invoices_raw.line_number: is string; should "
                                    + "be bigint]");
        }
    }

    @Test
    void aColumnThatIsGoneIsMissing() {
        try (Deployed deployed = Deployed.comprehensive()) {
            columns(deployed, "regions").remove(0);

            assertThat(deployed.drift().differences()).hasSize(1).allMatch(one -> one.toString()
                    .startsWith("should be there and is not: column gold.regions."));
        }
    }

    @Test
    void aTableWhoseFilesAreElsewhereIsADifference() {
        try (Deployed deployed = Deployed.comprehensive()) {
            ((ObjectNode) regions(deployed).path("StorageDescriptor")).put("Location", "s3://elsewhere/regions");

            assertThat(deployed.drift().differences())
                    .hasToString("[is other than it should be: table gold.regions: is files in s3://elsewhere/regions; "
                            + "should be " + PLACE + "]");
            assertThat(left(deployed))
                    .isEqualTo("[table gold.regions: it is not what the definition says (" + PLACE
                            + "); find out who changed it, and bring it back by hand]");
        }
    }

    @Test
    void aLinkAndAViewAreNoTables() {
        try (Deployed deployed = Deployed.comprehensive()) {
            regions(deployed)
                    .putObject("TargetTable")
                    .put("CatalogId", "999999999999")
                    .put("DatabaseName", "x")
                    .put("Name", "y");

            assertThat(deployed.drift().differences())
                    .hasToString(
                            "[is other than it should be: table gold.regions: is a link to 999999999999:x.y; should "
                                    + "be " + PLACE + "]");

            regions(deployed).remove("TargetTable");
            regions(deployed).put("TableType", "VIRTUAL_VIEW");

            assertThat(deployed.drift().differences())
                    .hasToString(
                            "[is other than it should be: table gold.regions: is a view; should be " + PLACE + "]");
        }
    }

    @Test
    void anotherPlatformsTagsInAnEnvironmentOfThatNameAreNotJudgedAndOurOwnIs() {
        try (Deployed deployed = Deployed.tagged()) {
            deployed.lake.tags().put("prod:theirs", new TreeSet<>(java.util.List.of("v")));
            deployed.lake.table("theirs", "t", Seeds.ROLE + "x", columns(deployed, "sales_1"));
            deployed.lake.tagged().put("theirs.t", new TreeMap<>(Map.of("prod:theirs", "v")));

            assertThat(deployed.drift().isNone()).isTrue();

            deployed.lake.tagged().put("theirs.t", new TreeMap<>(Map.of("prod:part", "gold")));

            assertThat(deployed.drift().differences())
                    .hasToString("[is there and should not be: tag on a resource theirs.t prod:part: gold]");
        }
    }

    private static String left(Deployed deployed) {
        try (AwsSession session = deployed.session()) {
            return new Repair(session, deployed.desired(Deployed.ON))
                    .plan()
                    .left()
                    .toString();
        }
    }

    private static ObjectNode regions(Deployed deployed) {
        return deployed.lake.tables().get("gold").get("regions");
    }

    private static ArrayNode columns(Deployed deployed, String table) {
        return (ArrayNode) deployed.lake
                .tables()
                .get("gold")
                .get(table)
                .path("StorageDescriptor")
                .path("Columns");
    }
}
