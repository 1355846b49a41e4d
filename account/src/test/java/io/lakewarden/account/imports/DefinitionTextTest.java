package io.lakewarden.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.rows.RowFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTextTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "e3", "nan", "inf", "date"})
    void whatAReaderOfYamlTakesForSomethingElseIsAName(String name) {
        Dataset dataset = new Dataset(
                new DatasetId(name, name),
                "Imported",
                List.of(column(name, "string"), column("price", "double")),
                List.of(),
                1,
                List.of());
        Imported imported = new Imported(
                List.of(dataset),
                List.of(new Principal.User(name, "Imported", Optional.empty())),
                List.of(
                        grant(name, new Scope.OfZone(name), Action.WRITE, Optional.empty(), Map.of()),
                        grant(
                                name,
                                new Scope.OfDataset(dataset.id(), List.of("price", name)),
                                Action.READ,
                                Optional.of(RowFilter.of("price > 1")),
                                Map.of(name, Mask.HASH))),
                new TreeSet<>());

        Platform read = Written.accepted(Written.to(folder, imported, Optional.empty()));

        assertThat(read.datasets().map(Dataset::id)).containsExactly(dataset.id());
        assertThat(read.principals()).extracting(Principal::name).contains(name);
        assertThat(read.domains().get(0).grants()).isEqualTo(imported.grants());
    }

    /** Its author would not quote it either. */
    @Test
    void aNameThatIsOneStandsUnquoted() {
        Imported imported = new Imported(
                List.of(),
                List.of(new Principal.User("ann", "Imported", Optional.empty())),
                List.of(grant("ann", new Scope.OfZone("gold"), Action.READ, Optional.empty(), Map.of())),
                new TreeSet<>());

        assertThat(DefinitionText.files("imported", imported, Optional.empty()).get("platform/domains/imported.yaml"))
                .endsWith("grants:\n  - to: ann\n    actions: [read]\n    zone: gold\n");
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), false, List.of(), "");
    }

    private static Grant grant(
            String to, Scope scope, Action action, Optional<RowFilter> rows, Map<String, Mask> masks) {
        return new Grant(Grant.Effect.ALLOW, to, Set.of(action), scope, rows, new TreeMap<>(masks), Optional.empty());
    }
}
