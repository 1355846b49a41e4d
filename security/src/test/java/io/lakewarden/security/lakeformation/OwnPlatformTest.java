package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.lakeformation.evaluator.DocumentedRule;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The platform of this repository, and what its page says of it. */
class OwnPlatformTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final Environment PROD = PLATFORM.environment("prod").orElseThrow();
    private static final Path PAGE = Path.of("../docs/lake-formation.md");
    private static final LocalDate WHILE_THE_CONTRACTOR_IS_HERE = LocalDate.of(2026, 11, 24);
    private static final LocalDate AFTER = LocalDate.of(2027, 7, 1);

    @Test
    void differsWhereAGapSaysSoAndNowhereElse() {
        Stream.of(WHILE_THE_CONTRACTOR_IS_HERE, AFTER).forEach(day -> {
            LakeFormation compiled = LakeFormationCompiler.compile(PLATFORM, PROD, day);
            assertThat(LakeFormationComparison.differences(PLATFORM, PROD, compiled))
                    .noneMatch(Difference::isUnexplained)
                    .filteredOn(difference -> !difference.principal().equals("lakewarden-prod.sql-endpoint"))
                    .extracting(Difference::toString)
                    .containsExactly(
                            "LAKE_FORMATION analyst-eu gold.customer_invoices customer_id: expected as HASH,"
                                    + " found hidden (MASK_IN_OTHER_TABLE)",
                            "LAKE_FORMATION analyst-uk gold.customer_invoices customer_id: expected as HASH,"
                                    + " found hidden (MASK_IN_OTHER_TABLE)");
        });
    }

    @Test
    void keepsWhatHasEndedUntilItIsDeployedAgain() {
        LakeFormation deployed = LakeFormationCompiler.compile(PLATFORM, PROD, WHILE_THE_CONTRACTOR_IS_HERE);

        assertThat(deployed.gaps())
                .filteredOn(gap -> gap.code().equals(GapCode.EXPIRY_NEEDS_DEPLOY.name()))
                .extracting(Gap::principal)
                .containsExactly("contractor");
        assertThat(LakeFormationComparison.differences(PLATFORM, PROD, deployed, AFTER))
                .noneMatch(Difference::isUnexplained)
                .filteredOn(difference -> difference.principal().equals("contractor"))
                .extracting(Difference::subject)
                .contains("reason", "detail");
        assertThat(LakeFormationCompiler.compile(PLATFORM, PROD, AFTER).permissions())
                .noneMatch(grant -> grant.principal().endsWith("contractor"));
    }

    @Test
    void givesPipelinesWholeTablesAndNeverAFilter() {
        LakeFormation compiled = LakeFormationCompiler.compile(PLATFORM, PROD, AFTER);

        assertThat(compiled.permissions())
                .filteredOn(grant -> grant.principal().endsWith("billing-pipeline"))
                .extracting(grant -> grant.permissions() + " on " + grant.resource())
                .contains("[ALL] on bronze.*", "[ALL] on silver.*", "[ALL] on gold.*")
                .noneMatch(text -> text.contains("rows_"));
        assertThat(compiled.permissions())
                .noneMatch(grant -> grant.principal().endsWith("ingest")
                        || grant.principal().endsWith("intern"));
    }

    @Test
    void grantsTheMaskedTableToTheAnalystsInTheirRowsAndToNobodyElseByName() {
        LakeFormation compiled = LakeFormationCompiler.compile(PLATFORM, PROD, AFTER);
        MaskedTable table = compiled.maskedTables().get(0);

        assertThat(compiled.permissions())
                .filteredOn(grant -> grant.resource().chain().equals(table.id().toString()))
                .extracting(grant -> grant.principal().replaceAll(".*/lakewarden-prod-", "") + " " + grant.permissions()
                        + " of " + rows(compiled, grant))
                .containsExactlyInAnyOrder(
                        "analyst-eu [SELECT] of country IN ('France', 'Belgium', 'Germany', 'Spain', 'Netherlands')",
                        "analyst-uk [SELECT] of country = 'United Kingdom'");
        assertThat(table.masks()).isEqualTo(Map.of("customer_id", "sha2(CAST(`customer_id` AS STRING), 256)"));
    }

    private static String rows(LakeFormation compiled, PrincipalPermissions grant) {
        return compiled.filters().stream()
                .filter(filter -> grant.resource().equals(new Resource.Filter(filter.table(), filter.name())))
                .map(filter -> filter.rows().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsTheMaskedTablesOfEveryAccountAndDay() {
        for (Environment environment : PLATFORM.environments()) {
            for (LocalDate day : List.of(WHILE_THE_CONTRACTOR_IS_HERE, AFTER)) {
                if (!environment.isLocal()) {
                    assertThat(MaskedTables.of(PLATFORM))
                            .containsAll(LakeFormationCompiler.compile(PLATFORM, environment, day)
                                    .maskedTables());
                }
            }
        }
    }

    @Test
    void statesTheSettingsThatAnAccountNeeds() {
        Settings settings = LakeFormationCompiler.compile(PLATFORM, PROD, AFTER).settings();

        assertThat(settings)
                .isEqualTo(new Settings(
                        List.of("${DeploymentRoleArn}"),
                        true,
                        List.of("333333333333"),
                        true,
                        List.of("Amazon EMR"),
                        List.of(),
                        List.of()));
    }

    @Test
    void makesTheSameBytesAgain() {
        assertThat(LakeFormationExport.files(LakeFormationCompiler.compile(PLATFORM, PROD, AFTER)))
                .isEqualTo(LakeFormationExport.files(LakeFormationCompiler.compile(PLATFORM, PROD, AFTER)));
    }

    @Test
    void isDescribedOnItsPageWithEveryGapAndEveryCode() throws IOException {
        List<String> gaps = LakeFormationCompiler.compile(PLATFORM, PROD, WHILE_THE_CONTRACTOR_IS_HERE).gaps().stream()
                .map(gap -> "| `" + gap.code() + "` | " + gap.principal() + " | " + gap.dataset() + " | " + gap.asked()
                        + " | " + gap.instead() + " |")
                .toList();

        assertThat(block("gaps")).isEqualTo(String.join("\n", gaps));
        for (GapCode code : GapCode.values()) {
            assertThat(Files.readString(PAGE)).contains("| `" + code + "` |");
        }
    }

    @Test
    void hasNoTableOnItsPageThatABlankLineBreaks() throws IOException {
        assertThat(Files.readString(PAGE)).doesNotContain("|\n\n|");
    }

    @Test
    void namesOnItsPageEveryRuleOfTheEvaluatorWithTheDocumentation() throws IOException {
        List<String> rules = Stream.of(DocumentedRule.values())
                .map(rule -> "| [`" + rule + "`](" + rule.page() + ") | " + rule.summary() + " |")
                .toList();

        assertThat(block("rules")).isEqualTo(String.join("\n", rules));
    }

    /** What stands between the marks, without the table's head. */
    private static String block(String name) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("<!-- " + name + " -->");
        int to = page.indexOf("<!-- end of " + name + " -->");
        return page.substring(from, to)
                .lines()
                .skip(3)
                .filter(line -> !line.isBlank())
                .reduce((one, two) -> one + "\n" + two)
                .orElse("");
    }
}
