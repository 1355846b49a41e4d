package io.lakewarden.cost.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.diff.LineChange.Kind;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Ours;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.model.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentDiffTest {
    private static final Workload WORKLOAD = Ours.gibibytes(512);

    @TempDir
    private Path folder;

    @Test
    void ofOneWithItselfNothingIsLeft() {
        EnvironmentDiff diff = EnvironmentDiff.between(usual(Ours.asItIs()), usual(Ours.asItIs()));

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.parts()).isEqualTo(Attribution.NONE);
        assertThat(diff.unchanged()).isPositive();
        assertThat(DiffSentence.of(diff, "main"))
                .isEqualTo("prod: costs what it costs in main; all " + diff.unchanged() + " lines are the same");
    }

    @Test
    void moreNodesCostTheirQuantityAndSaveTime() {
        EnvironmentDiff diff = EnvironmentDiff.between(
                usual(Ours.asItIs()),
                usual(definition("\"TargetOnDemandCapacity\": 4", "\"TargetOnDemandCapacity\": 8")));

        assertThat(diff.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.path()).isEqualTo("pipelines/Billing/Create the cluster");
        });
        assertThat(diff.parts().quantity()).isGreaterThan(Usd.ZERO);
        assertThat(diff.parts().time()).isLessThan(Usd.ZERO);
        assertThat(diff.parts().price()).isEqualTo(Usd.ZERO);
        assertThat(diff.parts().usage()).isEqualTo(Usd.ZERO);
    }

    @Test
    void moreVolumeIsUsageThoughRunsTakeLongerAndAHigherTierIsCheaper() {
        EnvironmentDiff diff = EnvironmentDiff.between(usual(Ours.asItIs()), side(Ours.asItIs(), Ours.gibibytes(1024)));

        assertThat(diff.parts().usage()).isGreaterThan(Usd.ZERO);
        assertThat(diff.parts().price()).isLessThan(Usd.ZERO);
        assertThat(diff.parts().time()).isEqualTo(Usd.ZERO);
        assertThat(diff.parts().quantity()).isEqualTo(Usd.ZERO);
        assertThat(diff.pipelines()).singleElement().satisfies(pipeline -> assertThat(
                        pipeline.minutes().after().orElseThrow())
                .isGreaterThan(pipeline.minutes().before().orElseThrow()));
    }

    @Test
    void anotherTypeInTheSamePlaceIsAChangeOfItsPrice() {
        EnvironmentDiff diff =
                EnvironmentDiff.between(usual(Ours.asItIs()), usual(definition("\"m5.xlarge\"", "\"m5.2xlarge\"")));

        assertThat(diff.changes())
                .extracting(LineChange::kind, LineChange::what)
                .contains(tuple(Kind.CHANGED, "primary m5.xlarge, on demand -> primary m5.2xlarge, on demand"));
        assertThat(diff.count(Kind.ADDED)).isZero();
        assertThat(diff.parts().price()).isGreaterThan(Usd.ZERO);
    }

    @Test
    void whatComesAndGoesIsQuantity() {
        EnvironmentDiff diff =
                EnvironmentDiff.between(usual(Ours.asItIs()), usual(resources -> resources.remove("S3")));

        assertThat(diff.changes())
                .extracting(LineChange::kind, LineChange::path)
                .containsExactly(tuple(Kind.ADDED, "network/Nat"));
        assertThat(diff.parts()).isEqualTo(Attribution.ofQuantity(diff.month().usual()));
    }

    @Test
    void whatIsNotInTheSumAnyMoreIsSaid() {
        EnvironmentDiff diff =
                EnvironmentDiff.between(usual(Ours.asItIs()), usual(resources -> resources.remove("Unknown")));

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.openings())
                .containsExactly(new Opening(
                        "compute/Unknown",
                        diff.openings().get(0).type(),
                        Optional.of(Verdict.UNSUPPORTED),
                        Optional.empty(),
                        "the type is not known"));
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void anEnvironmentThatWasNotThereCostsAllOfItMore() {
        EnvironmentDiff diff = EnvironmentDiff.added(usual(Ours.asItIs()));

        assertThat(diff.month().before().usual()).isEqualTo(Usd.ZERO);
        assertThat(diff.parts())
                .isEqualTo(Attribution.ofQuantity(diff.month().after().usual()));
        assertThat(diff.count(Kind.ADDED)).isEqualTo(diff.changes().size());
    }

    @Test
    void oneThatIsNotThereAnyMoreCostsAllOfItLess() {
        EnvironmentDiff diff = EnvironmentDiff.removed(usual(Ours.asItIs()));

        assertThat(diff.month().after().usual()).isEqualTo(Usd.ZERO);
        assertThat(diff.parts()).isEqualTo(Attribution.ofQuantity(diff.month().usual()));
        assertThat(diff.count(Kind.REMOVED)).isEqualTo(diff.changes().size());
        assertThat(diff.month().usual()).isLessThan(Usd.ZERO);
    }

    @Test
    void partsAddUpToTheWholeAndTheOtherWayRoundEverySignTurns() {
        Random random = new Random(5);
        for (int round = 0; round < 5; round++) {
            Side before = any(random);
            Side after = any(random);

            EnvironmentDiff there = EnvironmentDiff.between(before, after);
            EnvironmentDiff back = EnvironmentDiff.between(after, before);

            assertThat(there.parts().total())
                    .as("round " + round)
                    .isEqualTo(there.month().usual());
            assertThat(sum(there.changes().stream().map(LineChange::change)))
                    .isEqualTo(there.month().usual());
            assertThat(sum(there.byService().values().stream()))
                    .isEqualTo(there.month().usual());
            assertThat(there.changes())
                    .allSatisfy(change -> assertThat(change.parts().total()).isEqualTo(change.change()));
            for (Factor factor : Factor.values()) {
                assertThat(back.parts().of(factor))
                        .as("round " + round + ", " + factor)
                        .isEqualTo(Usd.ZERO.minus(there.parts().of(factor)));
            }
        }
    }

    @Test
    void theTextIsTheSameEachTime() {
        CostDiff diff = new CostDiff(
                "main",
                Ours.BOOK.lock(),
                Ours.BOOK.lock(),
                List.of(EnvironmentDiff.between(usual(Ours.asItIs()), usual(resources -> resources.remove("S3")))));

        assertThat(CostDiffMarkdown.of(diff, List.of("prod: it holds")))
                .startsWith(
                        "<!-- lakewarden cost diff -->\n\n## What the change costs\n\n**prod: it holds**\n\nprod: a month goes from $")
                .contains("| added | network/Nat | ")
                .endsWith("Prices: book of " + Ours.BOOK.lock() + ".\n");
        assertThat(CostDiffJson.of(diff, List.of()).at("/environments/0/change").decimalValue())
                .isEqualByComparingTo(diff.environments().get(0).month().usual().value());
    }

    private Side any(Random random) {
        Consumer<ObjectNode> nodes =
                definition("\"TargetOnDemandCapacity\": 4", "\"TargetOnDemandCapacity\": " + (2 + random.nextInt(9)));
        boolean withoutEndpoint = random.nextBoolean();
        return side(
                resources -> {
                    nodes.accept(resources);
                    if (withoutEndpoint) {
                        resources.remove("S3");
                    }
                },
                Ours.gibibytes(100 + random.nextInt(900)));
    }

    private Side usual(Consumer<ObjectNode> change) {
        return side(change, WORKLOAD);
    }

    private Side side(Consumer<ObjectNode> change, Workload workload) {
        return new Side(
                new Estimator(Ours.BOOK, Ours.FIRST, 0, Ours.SEED),
                "prod",
                "us-east-1",
                Ours.inventory(folder, change),
                List.of(Ours.load(workload)));
    }

    private static Consumer<ObjectNode> definition(String from, String to) {
        return resources -> {
            ObjectNode properties = (ObjectNode) resources.path("Machine").path("Properties");
            String definition = properties.path("DefinitionString").asText();
            assertThat(definition).contains(from);
            properties.put("DefinitionString", definition.replace(from, to));
        };
    }

    private static Usd sum(Stream<Usd> amounts) {
        return amounts.reduce(Usd.ZERO, Usd::plus);
    }
}
