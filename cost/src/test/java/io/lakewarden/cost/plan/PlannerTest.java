package io.lakewarden.cost.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.plan.Rejection.Reason;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.SavingsRate;
import io.lakewarden.cost.price.Trust;
import io.lakewarden.cost.runtime.Calibrated;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.cost.runtime.MeasuredRun;
import io.lakewarden.cost.runtime.Overhead;
import io.lakewarden.cost.runtime.RuntimeModel;
import io.lakewarden.cost.runtime.SpotRisk;
import io.lakewarden.cost.runtime.Traits;
import io.lakewarden.cost.runtime.Uncalibrated;
import io.lakewarden.cost.runtime.Workers;
import io.lakewarden.model.Gibibytes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Duration NINETY_MINUTES = Duration.ofMinutes(90);
    private static final Gibibytes FIVE_TERABYTES = new Gibibytes(5e12 / (1L << 30));
    private static final SlaRule A_FIFTH = new SlaRule.Margin(0.2);
    private static final RuntimeModel PRIOR = new Uncalibrated(Traits.scan());
    private static final SavingsRate ABOUT_A_QUARTER =
            new SavingsRate(new BigDecimal("0.22"), new BigDecimal("0.27"), new BigDecimal("0.32"), false);
    private static final Requirement.Limits FEW = new Requirement.Limits(40, 2000);
    private static final Requirement.Limits LIMITS = new Requirement.Limits(100, 2000);

    /** Section 5 of the worked case: 462 vCPU, 29 nodes, 1.28 hours, and what each family costs a run on demand. */
    @Test
    void fiveTerabytesInNinetyMinutesTakeTwentyNineNodes() {
        Map<String, Double> published = Map.of(
                "m6gd.4xlarge",
                34.0,
                "m5.4xlarge",
                36.0,
                "m7gd.4xlarge",
                40.0,
                "r6gd.4xlarge",
                43.0,
                "m6id.4xlarge",
                44.0);
        published.forEach((type, usd) -> {
            Offer offer = offer(type);
            Choice cheapest = onDemand(offer).front().get(0);

            assertThat(cheapest.nodes()).hasToString("29 x " + type);
            assertThat(cheapest.median().toMinutes()).isEqualTo(76);
            double volumes =
                    offer.volumes().times(29).times(cheapest.median()).value().doubleValue();
            assertThat(cheapest.cost().value().doubleValue() - volumes).as(type).isCloseTo(usd, within(0.6));
        });
    }

    @Test
    void theWorkedCaseIsHonestAboutItsUncertainty() {
        Choice cheapest = onDemand(offer("m6gd.4xlarge")).front().get(0);

        assertThat(cheapest.risk()).isCloseTo(0.37, within(0.01));
        assertThat(cheapest.p95()).isGreaterThan(Duration.ofMinutes(170));
        assertThat(cheapest.low().value().doubleValue()).isCloseTo(19.4, within(0.5));
        assertThat(cheapest.high().value().doubleValue()).isCloseTo(64.2, within(0.5));
    }

    @Test
    void allTypesOfARegionAreTriedAndOnlyTheFrontIsLeft() {
        Offers offers = Offers.of(PriceBook.bundled(), "us-east-1");
        Plan plan = Planner.plan(PRIOR, requirement(A_FIFTH, 30, FEW), offers, primary());

        assertThat(offers.offers()).hasSizeGreaterThan(150);
        assertThat(plan.tried())
                .isEqualTo(120
                        * offers.offers().stream()
                                .filter(offer -> offer.machine().yarnMemory().value()
                                                / offer.machine().vcpus()
                                        >= 2.5)
                                .toList()
                                .size());
        assertThat(plan.front()).hasSizeBetween(5, 200).isSortedAccordingTo((one, other) -> one.cost()
                .compareTo(other.cost()));
        assertThat(plan.front()).allSatisfy(choice -> assertThat(plan.front())
                .noneMatch(other -> other.cost().compareTo(choice.cost()) < 0
                        && other.p95().compareTo(choice.p95()) <= 0
                        && other.risk() <= choice.risk()));
        assertThat(plan.worthwhile())
                .hasSizeLessThan(20)
                .startsWith(plan.front().get(0));
        assertThat(plan.rejected())
                .extracting(Rejection::reason)
                .contains(
                        Reason.NOT_OFFERED,
                        Reason.MEMORY,
                        Reason.DISK,
                        Reason.SLA,
                        Reason.QUOTA,
                        Reason.COMMITMENT,
                        Reason.DOMINATED);
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Offers offers = Offers.of(PriceBook.bundled(), "eu-west-1");
        Requirement requirement = requirement(A_FIFTH, 30, FEW);

        assertThat(Planner.plan(PRIOR, requirement, offers, primary()))
                .isEqualTo(Planner.plan(PRIOR, requirement, offers, primary()));
    }

    @Test
    void whatMissesTheSlaTooOftenFallsWithItsFigures() {
        Plan plan = plan(PRIOR, requirement(new SlaRule.Probability(0.99)), node(Optional.empty()));

        assertThat(plan.front().get(0).risk()).isLessThan(0.01);
        assertThat(plan.rejected())
                .contains(new Rejection(
                        "m6gd.4xlarge",
                        Optional.of(PurchasePlan.ON_DEMAND),
                        7,
                        plan.front().get(0).nodes().count() - 1,
                        Reason.SLA,
                        "the SLA is met in 99.0 % of the runs, 34 minutes at the median"));
    }

    @Test
    void whereNothingMeetsTheSlaTheNearestIsTold() {
        Requirement hasty = new Requirement(
                Duration.ofMinutes(14),
                new SlaRule.Probability(0.99),
                Overhead.withoutPolling(Duration.ofMinutes(12)),
                FIVE_TERABYTES,
                FIVE_TERABYTES,
                FIVE_TERABYTES,
                30,
                LIMITS,
                List.of());
        Plan plan = plan(PRIOR, hasty, node(Optional.empty()));

        assertThat(plan.front()).isEmpty();
        assertThat(plan.nearest())
                .hasValueSatisfying(choice -> assertThat(choice.nodes()).hasToString("100 x m6gd.4xlarge"));
    }

    @Test
    void moreCertaintyNeedsFewerNodes() {
        Offer offer = node(Optional.empty());
        Machine machine = offer.machine();
        RuntimeModel measured = Calibrated.of(
                List.of(
                        run(8, 1000, 2900),
                        run(16, 1000, 1500),
                        run(29, 1000, 850),
                        run(8, 2000, 5750),
                        run(29, 2000, 1650)),
                machine,
                Traits.scan());
        Requirement often = requirement(new SlaRule.Probability(0.99));

        assertThat(plan(measured, often, offer).front().get(0).nodes().count())
                .isLessThan(plan(PRIOR, often, offer).front().get(0).nodes().count());
    }

    @Test
    void spotNeverDiscountsEmrsFee() {
        Offer without = node(Optional.of(new Offer.Spot(UsdPerHour.of("0.2"), UsdPerHour.of("0.3"), 0.05)));
        Offer with = new Offer(
                without.machine(),
                without.onDemand(),
                UsdPerHour.of("1.1808"),
                UsdPerHour.of("1.1808"),
                without.volumes(),
                without.spot(),
                without.savings(),
                true);
        Pricing pricing = new Pricing(primary(), 30);
        for (PurchasePlan plan : PurchasePlan.values()) {
            Workers workers = Pricing.workers(plan, new CoreNodes(without.machine(), 30));
            assertThat(pricing.usual(with, plan, workers, Duration.ofHours(1))
                            .total()
                            .minus(pricing.usual(without, plan, workers, Duration.ofHours(1))
                                    .total())
                            .rounded(9))
                    .as(plan.label())
                    .isEqualTo(Usd.of("30"));
        }
    }

    @Test
    void aFeeThatIsOnlyBoundedIsReckonedInTheMiddleAndToldAtItsMost() {
        Offer sure = node(Optional.empty());
        Offer bounded = new Offer(
                sure.machine(),
                sure.onDemand(),
                UsdPerHour.of("0.1"),
                UsdPerHour.of("0.3"),
                sure.volumes(),
                sure.spot(),
                sure.savings(),
                true);
        CoreNodes nodes = new CoreNodes(bounded.machine(), 10);
        RunCost cost = new Pricing(sure, 30)
                .usual(bounded, PurchasePlan.ON_DEMAND, Workers.onDemand(nodes), Duration.ofHours(1));

        assertThat(cost.fee().rounded(9)).isEqualTo(Usd.of("2.1808"));
        assertThat(cost.feeAtMost().rounded(9)).isEqualTo(Usd.of("3.1808"));
        assertThat(cost.atMostFee().minus(cost.total()).rounded(9)).isEqualTo(Usd.of("1"));
    }

    @Test
    void aRunCostsWhatItsPartsCost() {
        Offer offer = node(Optional.of(new Offer.Spot(UsdPerHour.of("0.2"), UsdPerHour.of("0.3"), 0.05)));
        Workers workers = Pricing.workers(PurchasePlan.SPOT, new CoreNodes(offer.machine(), 30));
        RunCost cost = new Pricing(offer, 30).usual(offer, PurchasePlan.SPOT, workers, Duration.ofMinutes(30));

        assertThat(cost.spot().rounded(9)).as("19 of 20 spot nodes come").isEqualTo(Usd.of("1.9"));
        assertThat(cost.onDemand().rounded(9))
                .as("the primary node, ten core nodes, and the one that did not come")
                .isEqualTo(Usd.of("4.3392"));
        assertThat(cost.fee().rounded(9)).isEqualTo(Usd.of("2.8024"));
        assertThat(cost.commitment()).isEqualTo(Usd.ZERO);
        assertThat(cost.total().rounded(9)).isEqualTo(Usd.of("9.0416"));
    }

    @Test
    void spotIsCheaperAndRiskier() {
        Offer offer = node(Optional.of(new Offer.Spot(UsdPerHour.of("0.2"), UsdPerHour.of("0.3"), 0.2)));
        Choice spot = plan(PRIOR, requirement(A_FIFTH), offer).front().get(0);
        Choice onDemand = onDemand(offer).front().stream()
                .filter(choice -> choice.nodes().equals(spot.nodes()))
                .findFirst()
                .orElseThrow();

        assertThat(spot.plan()).isEqualTo(PurchasePlan.SPOT);
        assertThat(spot.onDemandNodes()).isEqualTo(10);
        assertThat(spot.cost()).isLessThan(onDemand.cost());
        assertThat(spot.risk()).isGreaterThan(onDemand.risk());
    }

    @Test
    void interruptionsOfAShortRunAreRare() {
        SpotRisk risk = SpotRisk.of(0.2, 29, 29, 1.28);

        assertThat(risk.expectedLosses()).isCloseTo(0.011, within(0.0005));
        assertThat(risk.longer()).isCloseTo(1.0004, within(0.0001));
    }

    @Test
    void aSavingsPlanForAShortDailyRunIsRefusedAndForALongOneTaken() {
        Offer offer = node(Optional.empty());
        Requirement busy = requirement(A_FIFTH, 600);

        assertThat(plan(PRIOR, requirement(A_FIFTH), offer).rejected())
                .filteredOn(rejection -> rejection.plan().equals(Optional.of(PurchasePlan.SAVINGS_PLAN)))
                .filteredOn(rejection -> rejection.reason() == Reason.COMMITMENT)
                .extracting(Rejection::why)
                .containsExactly("it is paid every hour and pays from 17.5 hours a day on; the nodes run 0.5");
        assertThat(plan(PRIOR, busy, offer).front())
                .filteredOn(choice -> choice.plan() == PurchasePlan.SAVINGS_PLAN)
                .isNotEmpty()
                .allSatisfy(choice -> assertThat(choice.isVerified()).isFalse());
    }

    @Test
    void whatASavingsPlanTakesOffIsTheBooks() {
        PriceBook book = PriceBook.bundled();
        Price rate = book.price("us-east-1", PriceKeys.SAVINGS_PLAN_ONE_YEAR);

        assertThat(rate.first().middle()).isEqualTo(Usd.of("0.27"));
        assertThat(rate.first().isExact()).isFalse();
        assertThat(rate.trust()).isEqualTo(Trust.MEMORY);
        assertThat(offer("m6gd.4xlarge").savings())
                .hasValue(
                        new SavingsRate(new BigDecimal("0.22"), new BigDecimal("0.27"), new BigDecimal("0.32"), false));
    }

    @Test
    void withoutARateASavingsPlanIsNotOffered() {
        Offer offer = node(Optional.empty());
        Offer without = new Offer(
                offer.machine(),
                offer.onDemand(),
                offer.leastFee(),
                offer.mostFee(),
                offer.volumes(),
                offer.spot(),
                Optional.empty(),
                true);

        assertThat(plan(PRIOR, requirement(A_FIFTH, 600), without).rejected())
                .filteredOn(rejection -> rejection.plan().equals(Optional.of(PurchasePlan.SAVINGS_PLAN)))
                .extracting(Rejection::why)
                .contains("the price book has no rate of Savings Plans there");
    }

    @Test
    void whatIsExcludedIsTold() {
        Requirement governed = new Requirement(
                NINETY_MINUTES,
                A_FIFTH,
                Overhead.withoutPolling(Duration.ofMinutes(12)),
                FIVE_TERABYTES,
                FIVE_TERABYTES,
                FIVE_TERABYTES,
                30,
                LIMITS,
                List.of(
                        Rejection.of("EMR Serverless", Reason.GOVERNANCE, "Kerberos"),
                        Rejection.of("m6gd.4xlarge", Reason.TUNING, "no settings of Spark are known for it")));
        Plan plan = plan(PRIOR, governed, node(Optional.empty()));

        assertThat(plan.front()).isEmpty();
        assertThat(plan.rejected())
                .containsExactly(
                        Rejection.of("EMR Serverless", Reason.GOVERNANCE, "Kerberos"),
                        Rejection.of("m6gd.4xlarge", Reason.TUNING, "no settings of Spark are known for it"));
    }

    @Test
    void anUncertainVolumeIsARisk() {
        Offer offer = node(Optional.empty());
        Requirement uncertain = new Requirement(
                NINETY_MINUTES,
                A_FIFTH,
                Overhead.withoutPolling(Duration.ofMinutes(12)),
                new Gibibytes(FIVE_TERABYTES.value() / 2),
                FIVE_TERABYTES,
                new Gibibytes(FIVE_TERABYTES.value() * 2),
                30,
                LIMITS,
                List.of());

        Choice sure = plan(PRIOR, requirement(A_FIFTH), offer).front().get(0);
        Choice unsure = plan(PRIOR, uncertain, offer).front().get(0);

        assertThat(unsure.nodes()).isEqualTo(sure.nodes());
        assertThat(unsure.p95()).isGreaterThan(sure.p95());
    }

    private static Plan onDemand(Offer offer) {
        Offer withoutSpot = new Offer(
                offer.machine(),
                offer.onDemand(),
                offer.leastFee(),
                offer.mostFee(),
                offer.volumes(),
                Optional.empty(),
                offer.savings(),
                offer.isVerified());
        return plan(PRIOR, requirement(A_FIFTH), withoutSpot);
    }

    private static Plan plan(RuntimeModel model, Requirement requirement, Offer offer) {
        return Planner.plan(model, requirement, new Offers(List.of(offer), List.of()), primary());
    }

    private static Offer primary() {
        return offer("m5.2xlarge");
    }

    private static Offer offer(String type) {
        PriceBook book = PriceBook.bundled();
        InstanceType known = book.instanceType(type);
        return Offers.of(book, "us-east-1", Offers.machine(known, known.vcpus()));
    }

    private static Offer node(Optional<Offer.Spot> spot) {
        return new Offer(
                new Machine("m6gd.4xlarge", 16, new Gibibytes(64), new Gibibytes(880)),
                UsdPerHour.of("0.7232"),
                UsdPerHour.of("0.1808"),
                UsdPerHour.of("0.1808"),
                UsdPerHour.ZERO,
                spot,
                Optional.of(ABOUT_A_QUARTER),
                true);
    }

    private static MeasuredRun run(int nodes, double gibibytes, long seconds) {
        return new MeasuredRun(nodes, new Gibibytes(gibibytes), Duration.ofSeconds(seconds));
    }

    private static Requirement requirement(SlaRule rule) {
        return requirement(rule, 30);
    }

    private static Requirement requirement(SlaRule rule, double runsPerMonth) {
        return requirement(rule, runsPerMonth, LIMITS);
    }

    private static Requirement requirement(SlaRule rule, double runsPerMonth, Requirement.Limits limits) {
        return new Requirement(
                NINETY_MINUTES,
                rule,
                Overhead.withoutPolling(Duration.ofMinutes(12)),
                FIVE_TERABYTES,
                FIVE_TERABYTES,
                FIVE_TERABYTES,
                runsPerMonth,
                limits,
                List.of());
    }
}
