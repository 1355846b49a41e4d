package io.lakewarden.model.check;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.PolicyTest;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.text.Spelling;
import java.util.stream.Stream;

/** What policy tests may name; whether they hold is the reference decision's to say. */
final class PolicyTestRules {
    private PolicyTestRules() {}

    static Stream<Violation> unknownPrincipal(Index index) {
        return index.policyTests()
                .filter(test -> index.principal(test.value().principal()).isEmpty())
                .map(test -> new Violation(
                        test.at(),
                        "Cannot test what " + test.value().principal() + " can do: no such principal",
                        Spelling.remedy(test.value().principal(), index.principalNames())));
    }

    static Stream<Violation> unknownDataset(Index index) {
        return index.policyTests()
                .filter(test -> index.dataset(test.value().claim().dataset()).isEmpty())
                .map(test -> new Violation(
                        test.at(),
                        "Cannot test access to " + test.value().claim().dataset() + ": no such dataset",
                        Spelling.remedy(test.value().claim().dataset().toString(), index.datasetNames())));
    }

    static Stream<Violation> unknownColumn(Index index) {
        return index.policyTests()
                .flatMap(test -> index.dataset(test.value().claim().dataset()).stream()
                        .flatMap(dataset -> missing(test, dataset)));
    }

    private static Stream<Violation> missing(Placed<PolicyTest> test, Dataset dataset) {
        return column(test.value().claim())
                .filter(column -> Index.lacks(dataset, column))
                .map(column -> new Violation(
                        test.at(),
                        "Cannot test access to " + dataset.id() + "." + column + ": no such column",
                        Spelling.remedy(column, Index.columns(dataset))));
    }

    private static Stream<String> column(PolicyTest.Claim claim) {
        return claim.match(
                may -> may.column().stream(), reads -> Stream.of(reads.column()), sees -> Stream.of(sees.column()));
    }
}
