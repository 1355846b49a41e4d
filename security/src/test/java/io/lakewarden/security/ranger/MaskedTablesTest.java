package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.worlds.Worlds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Masked tables of this repository's platform, in Ranger's own engine. */
class MaskedTablesTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final Map<String, String> MASKED =
            Map.of("database", "gold", "table", "customer_invoices_masked_0123abcd", "column", "customer_id");

    private final Compiled compiled = Compiled.of(PLATFORM);

    @Test
    void areTheAccountsThatKeepsThemAndNobodyElses() {
        assertThat(allowed(MASKED, compiled)).containsExactly("billing-pipeline");
    }

    @Test
    void areTheAccountsThatHasTheDatasetAloneToo() {
        Grant dataset = new Grant(
                Effect.ALLOW,
                "billing-pipeline",
                EnumSet.of(Action.READ, Action.WRITE),
                new Scope.OfDataset(DatasetId.of("gold.customer_invoices"), List.of()),
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty());
        Compiled narrow = Compiled.of(Worlds.withDomains(
                PLATFORM,
                PLATFORM.domains().stream()
                        .map(domain -> Worlds.withGrants(domain, List.of(dataset)))
                        .toList()));

        assertThat(allowed(MASKED, narrow)).containsExactly("billing-pipeline");
        assertThat(allowed(Map.of("database", "gold", "table", "sales_by_day", "column", "net"), narrow))
                .isEmpty();
    }

    @Test
    void leaveTheirDatasetToWhoeverHasIt() {
        Map<String, String> dataset = Map.of("database", "gold", "table", "customer_invoices", "column", "net");

        assertThat(allowed(dataset, compiled)).contains("analyst-eu", "billing-pipeline", "carla", "erik", "operator");
    }

    @Test
    void leaveTheirDatabaseToWhoeverHasAnythingInIt() {
        assertThat(compiled.hive().allows("carla", "_any", Map.of("database", "gold"), NOW))
                .isTrue();
        assertThat(compiled.hive().allows("intern", "_any", Map.of("database", "gold"), NOW))
                .isFalse();
    }

    private List<String> allowed(Map<String, String> column, Compiled in) {
        return PLATFORM.principals().stream()
                .map(Principal::name)
                .filter(name -> Stream.of("select", "update", "create", "alter", "drop")
                        .anyMatch(access -> in.hive().allows(name, access, column, NOW)))
                .sorted()
                .toList();
    }
}
