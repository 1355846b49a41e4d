package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.plan.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Decision DECISION = Reviewed.decision();

    @Test
    void recommendsWhatThePlannerTakesFirstIfItMayMissNoMoreThanTheTarget() {
        Choice first =
                Reviewed.plan(Reviewed.requirement(Reviewed.TARGET)).front().get(0);

        assertThat(DECISION.recommended()).contains(first);
    }

    @Test
    void amongTheAlternativesAreTheRecommendedOneAndCheaperOnesThatMissMoreOften() {
        Choice recommended = DECISION.recommended().orElseThrow();

        assertThat(DECISION.alternatives())
                .contains(recommended)
                .hasSizeBetween(2, 8)
                .isSortedAccordingTo(Comparator.comparing(Choice::cost))
                .anySatisfy(choice -> {
                    assertThat(choice.cost()).isLessThan(recommended.cost());
                    assertThat(choice.risk()).isGreaterThan(1 - Reviewed.TARGET);
                });
    }

    @Test
    void saysWhatIsAskedWhatIsRecommendedAndWhatElseCouldBeDone() {
        Choice best = DECISION.recommended().orElseThrow();
        String section = text(DecisionSection.of("prod", DECISION).render());

        assertThat(section)
                .startsWith(
                        "Which cluster for billing in prod Shall billing keep 4 x m5.4xlarge on demand, as defined, or"
                                + " get another cluster, to end within 90 minutes in 99 % of its runs? Recommended: ")
                .contains(
                        ", " + best.nodes(),
                        "It is the cheapest that meets the target among clusters of up to 40 nodes and 2,000 vCPU: ")
                .contains(
                        "Or measure first: the run time is known from no run of this job: 10 GB an hour and vCPU, 4 to 25 in nine of ten. One run on ");
    }

    @Test
    void keepsWhatIsDefinedWhereNothingCheaperMeetsTheTarget() {
        Decision kept = new Decision(
                DECISION.pipeline(),
                DECISION.sla(),
                DECISION.target(),
                DECISION.runsPerMonth(),
                DECISION.limits(),
                DECISION.plan(),
                new Decision.Defined(DECISION.recommended(), "", Optional.empty(), List.of()),
                DECISION.basis(),
                DECISION.prices(),
                DECISION.next());

        assertThat(text(DecisionSection.of("prod", kept).render()))
                .contains("Recommended: keep it. Nothing cheaper meets the target among clusters of up to 40 nodes and"
                        + " 2,000 vCPU. As defined, it costs ")
                .contains(", as defined, recommended: "
                        + DECISION.recommended().orElseThrow().nodes())
                .doesNotContain("as defined: ");
    }

    @Test
    void theCostsOfAShortAndALongRunAreOfTheClusterThatWasForecastAndAreNoBounds() {
        Choice defined = DECISION.defined().choice().orElseThrow();
        EstimatedCluster lines = DECISION.defined().estimated().orElseThrow();

        assertThat(text(DecisionSection.of("prod", DECISION).render()))
                .contains(
                        Words.cents(defined.cost()) + " " + Words.cents(defined.low()) + " "
                                + Words.cents(defined.high()) + " " + Words.cents(DECISION.monthly(defined)) + " ",
                        Words.cents(lines.parts().total()) + " "
                                + Words.cents(DECISION.monthly(defined.costing(lines.parts()))) + " ",
                        "Neither is a bound: one run in ten is shorter or longer still, and less or more may come in.")
                .doesNotContain("at least", "at most ");
    }

    @Test
    void whatItCostsIsMadeOfPartsAndThePartsOfPricesWithTheirSource() {
        Choice defined = DECISION.defined().choice().orElseThrow();
        String section = text(DecisionSection.of("prod", DECISION).render());

        assertThat(section)
                .contains("What a run of each is made of, USD")
                .contains(Words.cents(defined.parts().onDemand()) + " 0.00 0.00 "
                        + Words.cents(defined.parts().fee()) + " "
                        + Words.cents(defined.parts().volumes()) + " "
                        + Words.cents(defined.cost()) + " "
                        + Words.cents(defined.parts().atMostFee()))
                .contains("m5.4xlarge, on demand hour list github aws/karpenter-provider-aws")
                .contains("A note.");
        assertThat(DecisionSection.of("prod", DECISION).render())
                .contains(
                        "<a href=\"#prod-bill\" data-column=\"path\""
                                + " data-value=\"pipelines/BillingMachine/Create the cluster\">as defined, by its lines of the bill</a>");
    }

    @Test
    void whereNothingMeetsItThatIsSaidWithWhatComesNearest() {
        Choice nearest = DECISION.plan().front().get(0);

        assertThat(text(DecisionSection.of("prod", Reviewed.hopeless(DECISION)).render()))
                .contains("Shall billing keep its cluster, as defined, ")
                .contains("Recommended: none meets it. Nearest comes " + nearest.cluster())
                .contains("Nothing can be said about the cluster as defined: 5 partitions for 6 cores.")
                .contains("Run times: no run of this job");
    }

    private static String text(String html) {
        return Pattern.compile("<svg.*?</svg\\s*>", Pattern.DOTALL)
                .matcher(html)
                .replaceAll(" ")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
