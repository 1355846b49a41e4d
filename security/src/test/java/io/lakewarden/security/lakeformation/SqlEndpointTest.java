package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The endpoint of a shared cluster beside the platform of this repository. */
class SqlEndpointTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Environment STAGE = PLATFORM.environment("stage").orElseThrow();
    private static final String ROLE = "lakewarden-stage.sql-endpoint";
    private static final String ARN = "arn:${AWS::Partition}:iam::222222222222:role/" + ROLE;

    private final LakeFormation without = LakeFormationCompiler.compile(PLATFORM, STAGE, DAY);
    private final LakeFormation with = SqlEndpoint.in(without, PLATFORM, STAGE);

    @Test
    void seesWhatTablesThereAreAndNothingElse() {
        assertThat(with.permissions())
                .filteredOn(grant -> grant.principal().equals(ARN))
                .extracting(grant -> grant.permissions() + " on " + grant.resource())
                .containsExactly("[DESCRIBE] on bronze.*", "[DESCRIBE] on gold.*", "[DESCRIBE] on silver.*");
        assertThat(without.permissions()).noneMatch(grant -> grant.principal().equals(ARN));
    }

    @Test
    void isThereWhereTheDefinitionHasASharedCluster() {
        LakeFormation prod = LakeFormationCompiler.compile(
                PLATFORM, PLATFORM.environment("prod").orElseThrow(), DAY);

        assertThat(prod.permissions())
                .anyMatch(grant -> grant.principal().endsWith("role/lakewarden-prod.sql-endpoint"));
    }

    @Test
    void isADifferenceThatItsGapExplainsForEveryDataset() {
        assertThat(ofTheEndpoint(with))
                .hasSize(7)
                .extracting(Difference::toString)
                .contains("LAKE_FORMATION lakewarden-stage.sql-endpoint gold.sales_by_day everything: expected nothing,"
                        + " found DESCRIBE (DESCRIBED_TO_SQL_ENDPOINT)");
        assertThat(ofTheEndpoint(with)).noneMatch(Difference::isUnexplained);
        assertThat(with.gaps()).extracting(Gap::code).contains("DESCRIBED_TO_SQL_ENDPOINT");
        assertThat(ofTheEndpoint(without)).isEmpty();
    }

    @Test
    void isUnexplainedWhereItMayDoMore() {
        for (Permission permission : List.of(Permission.SELECT, Permission.INSERT, Permission.ALL)) {
            LakeFormation more = with.with(
                    Stream.of(PrincipalPermissions.of(ARN, new Resource.AllTables("gold"), Set.of(permission))),
                    Stream.empty());

            assertThat(ofTheEndpoint(more)).as(permission.name()).anyMatch(Difference::isUnexplained);
        }
    }

    @Test
    void explainsNobodyElse() {
        LakeFormation stranger = with.with(
                Stream.of(PrincipalPermissions.of(
                        ARN + "-of-another", new Resource.AllTables("gold"), Set.of(Permission.DESCRIBE))),
                Stream.empty());

        assertThat(LakeFormationComparison.differences(PLATFORM, STAGE, stranger))
                .filteredOn(Difference::isUnexplained)
                .extracting(Difference::principal)
                .containsOnly(ROLE + "-of-another");
    }

    private static List<Difference> ofTheEndpoint(LakeFormation compiled) {
        return LakeFormationComparison.differences(PLATFORM, STAGE, compiled).stream()
                .filter(difference -> difference.principal().equals(ROLE))
                .toList();
    }
}
