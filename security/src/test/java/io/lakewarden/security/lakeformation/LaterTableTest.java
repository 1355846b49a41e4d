package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Scope;
import io.lakewarden.security.worlds.Worlds;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a table has that comes after Lake Formation was compiled. */
class LaterTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @Test
    void isReadByWhoReadsTheZoneAndNotByWhoIsDeniedClassificationsThatItMayHave() {
        Dataset sales = new Dataset(
                DatasetId.of("gold.sales"),
                "",
                List.of(new Column("country", ColumnType.of("string"), false, List.of(), "")),
                List.of(),
                1,
                List.of());
        Platform platform = Worlds.platform(
                List.of(),
                List.of(Worlds.user("ana"), Worlds.user("ben")),
                List.of(sales),
                List.of(
                        grant(Effect.ALLOW, "ana", new Scope.OfZone("gold")),
                        grant(Effect.ALLOW, "ben", new Scope.OfZone("gold")),
                        grant(Effect.DENY, "ben", new Scope.OfTags(List.of(new Scope.Classified(List.of("pii")))))));

        assertThat(LakeFormationCompiler.compile(platform, DeployedWorlds.DEV, DAY)
                        .permissions())
                .extracting(grant ->
                        grant.principal().replaceAll(".*-", "") + " " + grant.permissions() + " on " + grant.resource())
                .containsExactly("ana [SELECT] on gold.*", "ben [DESCRIBE] on gold", "ben [SELECT] on gold.sales");
    }

    private static Grant grant(Effect effect, String to, Scope scope) {
        return new Grant(effect, to, Set.of(Action.READ), scope, Optional.empty(), new TreeMap<>(), Optional.empty());
    }
}
