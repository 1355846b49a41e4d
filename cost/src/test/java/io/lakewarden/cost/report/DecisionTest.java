package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.plan.Choice;
import java.util.Comparator;
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
                .contains(", " + best.nodes(), "It is the cheapest that meets the target: ")
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
                DECISION.plan(),
                new Decision.Defined(DECISION.recommended(), ""),
                DECISION.basis(),
                DECISION.next());

        assertThat(text(DecisionSection.of("prod", kept).render()))
                .contains("Recommended: keep it. Nothing cheaper meets the target. As defined, it costs ");
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
