package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import io.lakewarden.security.worlds.Worlds;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaskedTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final DatasetId SALES = DatasetId.of("gold.sales");
    private static final Scope WHOLE = new Scope.OfDataset(SALES, List.of());
    private static final Scope ZONE = new Scope.OfZone("gold");
    private static final Platform WITH_BEN = DeployedWorlds.withMaskedTables(
            platform(Optional.empty(), List.of(grant(Effect.ALLOW, "ben", Set.of(Action.WRITE), ZONE))));

    @Test
    void servesWhoSeesMaskedFromATableThatTheWriterRefreshes() {
        LakeFormation compiled = compiled(Optional.of(RowFilter.of("country = 'FR'")), true);

        assertThat(compiled.maskedTables()).singleElement().satisfies(table -> {
            assertThat(table.id().toString()).matches("gold\\.sales_masked_[0-9a-f]{8}");
            assertThat(table.expressions())
                    .isEqualTo(Map.of("country", "`country`", "customer", "sha2(CAST(`customer` AS STRING), 256)"));
            assertThat(table.pipeline() + " " + table.afterStep()).isEqualTo("daily write");
        });
        assertThat(compiled.gaps()).extracting(Gap::code).containsExactly("MASK_IN_OTHER_TABLE");
        assertThat(compiled.filters())
                .extracting(filter -> filter.table().name().replaceAll("_[0-9a-f]{8}$", "")
                        + filter.columns()
                        + filter.rows().orElse(""))
                .containsExactlyInAnyOrder("sales[country]country = 'FR'", "sales_masked[]country = 'FR'");
    }

    @Test
    void hidesWhatIsMaskedWhereNoTableIsAskedFor() {
        LakeFormation compiled = compiled(Optional.empty(), false);

        assertThat(compiled.maskedTables()).isEmpty();
        assertThat(compiled.gaps()).extracting(Gap::code).containsExactly("MASK_HIDDEN");
    }

    @Test
    void hidesWhatIsMaskedWhereTheRowsAreChosenByIt() {
        LakeFormation compiled = compiled(Optional.of(RowFilter.of("customer = 'ana'")), true);

        assertThat(compiled.maskedTables()).isEmpty();
        assertThat(compiled.gaps()).extracting(Gap::code).containsExactly("MASK_HIDDEN");
    }

    @Test
    void computesWhatTheAuthorizerShows() {
        assertThat(MaskExpression.of(column("c", "string"), Mask.FIRST_FOUR))
                .isEqualTo("concat(left(CAST(`c` AS STRING), 4),"
                        + " regexp_replace(substr(CAST(`c` AS STRING), 5), '[^-@./: ]', 'x'))");
        assertThat(MaskExpression.of(column("c", "string"), Mask.LAST_FOUR))
                .isEqualTo("concat(regexp_replace(left(CAST(`c` AS STRING), length(CAST(`c` AS STRING)) - 4),"
                        + " '[^-@./: ]', 'x'), right(CAST(`c` AS STRING), 4))");
        assertThat(MaskExpression.of(column("c", "decimal(5,2)"), Mask.NULL)).isEqualTo("CAST(NULL AS decimal(5,2))");
        assertThat(MaskExpression.of(column("c", "date"), Mask.YEAR)).isEqualTo("trunc(`c`, 'YEAR')");
        assertThat(MaskExpression.of(column("c", "timestamp"), Mask.YEAR))
                .isEqualTo("CAST(date_trunc('YEAR', `c`) AS TIMESTAMP)");
    }

    @Test
    void isChangedByItsWriterAlone() {
        LakeFormation compiled = LakeFormationCompiler.compile(WITH_BEN, DeployedWorlds.DEV, DAY);

        assertThat(compiled.permissions())
                .filteredOn(grant -> !grant.principal().endsWith("-ana"))
                .extracting(grant -> grant.principal().replaceAll(".*-", "") + " " + grant.permissions() + " on "
                        + grant.resource().toString().replaceAll("_[0-9a-f]{8}$", ""))
                .contains("ben [INSERT, DELETE, DESCRIBE] on gold.sales", "runner [ALL] on gold.*")
                .noneMatch(entry -> entry.matches("ben .*(\\*|masked)"));
        assertThat(unexplained(compiled)).isEmpty();
    }

    @Test
    void isComparedInWhatChangesItAndInHowItMasks() {
        LakeFormation compiled = LakeFormationCompiler.compile(WITH_BEN, DeployedWorlds.DEV, DAY);
        LakeFormation onAllTables = with(
                compiled,
                compiled.permissions().stream()
                        .map(grant -> grant.permissions().contains(Permission.INSERT)
                                ? PrincipalPermissions.of(
                                        grant.principal(), new Resource.AllTables("gold"), grant.permissions())
                                : grant)
                        .toList(),
                compiled.maskedTables());
        LakeFormation maskedOtherwise = with(
                compiled,
                compiled.permissions(),
                compiled.maskedTables().stream()
                        .map(table -> new MaskedTable(
                                table.id(),
                                table.dataset(),
                                new TreeMap<>(Map.of("country", "`country`", "customer", "right(`customer`, 4)")),
                                table.pipeline(),
                                table.afterStep()))
                        .toList());

        assertThat(unexplained(onAllTables))
                .containsExactly(
                        "ben DELETE of gold.sales_masked_x: expected denied, found allowed",
                        "ben DESCRIBE of gold.sales_masked_x: expected denied, found allowed",
                        "ben INSERT of gold.sales_masked_x: expected denied, found allowed");
        assertThat(unexplained(maskedOtherwise))
                .containsExactly(
                        "ana customer: expected as HASH, found hidden",
                        "ana customer of gold.sales_masked_x: expected hidden, found seen");
    }

    private static List<String> unexplained(LakeFormation compiled) {
        return LakeFormationComparison.differences(WITH_BEN, DeployedWorlds.DEV, compiled).stream()
                .filter(Difference::isUnexplained)
                .map(difference -> difference.principal() + " "
                        + difference.subject().replaceAll("_[0-9a-f]{8}$", "_x") + ": expected "
                        + difference.definition()
                        + ", found " + difference.found())
                .toList();
    }

    private static LakeFormation with(
            LakeFormation compiled, List<PrincipalPermissions> permissions, List<MaskedTable> maskedTables) {
        return new LakeFormation(
                compiled.environment(),
                compiled.account(),
                compiled.region(),
                compiled.on(),
                compiled.settings(),
                compiled.locations(),
                compiled.tags(),
                compiled.associations(),
                compiled.filters(),
                permissions,
                maskedTables,
                compiled.gaps(),
                compiled.named());
    }

    private static LakeFormation compiled(Optional<RowFilter> rows, boolean maskedTable) {
        Platform platform = platform(rows, List.of());
        return LakeFormationCompiler.compile(
                maskedTable ? DeployedWorlds.withMaskedTables(platform) : platform, DeployedWorlds.DEV, DAY);
    }

    private static Platform platform(Optional<RowFilter> rows, List<Grant> more) {
        Dataset dataset = new Dataset(
                SALES, "", List.of(column("country", "string"), column("customer", "string")), List.of(), 1, List.of());
        Principal runner = new Principal.ServiceAccount("runner", "", Optional.empty());
        Grant masked = new Grant(
                Effect.ALLOW,
                "ana",
                Set.of(Action.READ),
                WHOLE,
                rows,
                new TreeMap<>(Map.of("customer", Mask.HASH)),
                Optional.empty());
        return Worlds.platform(
                List.of(),
                List.of(Worlds.user("ana"), Worlds.user("ben"), runner),
                List.of(dataset),
                Stream.concat(
                                Stream.of(grant(Effect.ALLOW, "runner", EnumSet.allOf(Action.class), ZONE), masked),
                                more.stream())
                        .toList());
    }

    private static Grant grant(Effect effect, String to, Set<Action> actions, Scope scope) {
        return new Grant(effect, to, actions, scope, Optional.empty(), new TreeMap<>(), Optional.empty());
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), false, List.of(), "");
    }
}
