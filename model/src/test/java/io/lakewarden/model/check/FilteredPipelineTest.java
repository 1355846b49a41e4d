package io.lakewarden.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Finding;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.model.yaml.RuleCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline whose account sees a table in part: own code that EMR itself keeps from the files, or own code that reads them. */
class FilteredPipelineTest {
    private static final String REFUSED = "platform/domains/shop.yaml:45:17 error STEP_PARTIAL_GRANT Cannot read"
            + " silver.orders in step sell: runner sees only part of it, and own code reads whole files; grant it whole,"
            + " without filter, mask or denial";

    @TempDir
    private Path folder;

    private DefinitionCopy copy;

    @BeforeEach
    void seesCustomersAsHashes() {
        RuleCase.copyBase(folder);
        copy = new DefinitionCopy(folder);
        copy.with(
                "domains/shop.yaml",
                "{to: runner, actions: [read, write, manage], zone: silver}",
                "{to: runner, actions: [write, manage], zone: silver}\n"
                        + "  - {to: runner, actions: [read], dataset: silver.orders, masks: {customer: hash}}");
    }

    @Test
    void runsOnClustersThatFilter() {
        onFilteringCluster();
        nowhereElse();

        assertThat(findings()).isEmpty();
    }

    @Test
    void doesNotRunOnThisMachineBesides() {
        onFilteringCluster();

        assertThat(findings()).containsExactly(REFUSED);
    }

    @Test
    void doesNotRunOnAClusterThatHandsOutFiles() {
        nowhereElse();

        assertThat(findings()).containsExactly(REFUSED);
    }

    private void onFilteringCluster() {
        copy.with("environments/dev.yaml", "    cluster:\n", "    cluster:\n      profile: governed-sql\n");
    }

    private void nowhereElse() {
        copy.edited("environments/local.yaml", text -> text.substring(0, text.indexOf("pipelines:")));
    }

    private List<String> findings() {
        return Checker.check(copy.reading()).findings().stream()
                .map(Finding::toString)
                .toList();
    }
}
