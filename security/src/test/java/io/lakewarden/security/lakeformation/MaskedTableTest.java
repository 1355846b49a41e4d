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
import io.lakewarden.security.worlds.Worlds;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MaskedTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final DatasetId SALES = DatasetId.of("gold.sales");
    private static final Scope WHOLE = new Scope.OfDataset(SALES, List.of());

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

    private static LakeFormation compiled(Optional<RowFilter> rows, boolean maskedTable) {
        Dataset dataset = new Dataset(
                SALES, "", List.of(column("country", "string"), column("customer", "string")), List.of(), 1, List.of());
        Principal runner = new Principal.ServiceAccount("runner", "", Optional.empty());
        Grant all = new Grant(
                Effect.ALLOW,
                "runner",
                EnumSet.allOf(Action.class),
                new Scope.OfZone("gold"),
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty());
        Grant masked = new Grant(
                Effect.ALLOW,
                "ana",
                Set.of(Action.READ),
                WHOLE,
                rows,
                new TreeMap<>(Map.of("customer", Mask.HASH)),
                Optional.empty());
        Platform platform =
                Worlds.platform(List.of(), List.of(Worlds.user("ana"), runner), List.of(dataset), List.of(all, masked));
        return LakeFormationCompiler.compile(
                maskedTable ? DeployedWorlds.withMaskedTables(platform) : platform, DeployedWorlds.DEV, DAY);
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), false, List.of(), "");
    }
}
