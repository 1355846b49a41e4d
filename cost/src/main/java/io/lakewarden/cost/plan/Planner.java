package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Falls.Fall;
import io.lakewarden.cost.plan.Rejection.Reason;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.cost.runtime.RuntimeModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries every offer with every number of nodes and every way to buy them; nothing is searched by a rule of thumb. */
public final class Planner {
    /** What a core has to itself of YARN's memory, so that a shuffle partition of 160 MiB sorts without spilling. */
    private static final double LEAST_GIBIBYTES_A_CORE = 2.5;

    private static final double MILLISECONDS_OF_AN_HOUR = 3.6e6;

    private final RuntimeModel model;
    private final Requirement requirement;
    private final Offer primary;
    private final Pricing pricing;
    private final Duration usable;
    private final List<Duration> usableAsStartsCome;
    private final Map<Double, Scores> scores = new HashMap<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private Optional<Candidate> nearest = Optional.empty();
    private int tried;

    private Planner(RuntimeModel model, Requirement requirement, Offer primary) {
        this.model = model;
        this.requirement = requirement;
        this.primary = primary;
        this.pricing = new Pricing(primary, requirement.runsPerMonth());
        this.usable = requirement.usable();
        this.usableAsStartsCome = requirement.overhead().usableAsStartsCome(requirement.sla());
    }

    /** Scores of a tenth, nine tenths and nineteen twentieths, which take long to find. */
    private record Scores(double tenth, double ninth, double most) {
        static Scores of(Forecast forecast) {
            return new Scores(forecast.score(0.1), forecast.score(0.9), forecast.score(0.95));
        }
    }

    /**
     * Plans.
     *
     * @param offers of the nodes beside the primary one
     * @param primary the primary node, always on demand
     */
    public static Plan plan(RuntimeModel model, Requirement requirement, Offers offers, Offer primary) {
        Planner planner = new Planner(model, requirement, primary);
        planner.rejected.addAll(offers.rejected());
        Set<String> without = names(offers.rejected());
        requirement.inadmissible().stream()
                .filter(rejection -> !without.contains(rejection.what()))
                .forEach(planner.rejected::add);
        Set<String> excluded = names(requirement.inadmissible());
        offers.offers().stream()
                .filter(offer -> !excluded.contains(offer.machine().instanceType()))
                .forEach(planner::consider);
        return planner.result();
    }

    private static Set<String> names(List<Rejection> rejections) {
        return rejections.stream().map(Rejection::what).collect(Collectors.toSet());
    }

    /**
     * One cluster as it is, whether or not it meets the SLA.
     *
     * @return empty if nothing can be said about it, or it cannot be bought like that
     */
    public static Optional<Choice> look(
            RuntimeModel model, Requirement requirement, Offer offer, PurchasePlan plan, int count, Offer primary) {
        Planner planner = new Planner(model, requirement.whatever(), primary);
        CoreNodes nodes = new CoreNodes(offer.machine(), count);
        if (model.refusal(nodes, requirement.much()).isEmpty()) {
            planner.consider(offer, plan, nodes, requirement.forecast(model, nodes));
        }

        return planner.candidates.stream().map(planner::choice).findFirst();
    }

    private void consider(Offer offer) {
        String type = offer.machine().instanceType();
        double perCore = offer.machine().yarnMemory().value() / offer.machine().vcpus();
        if (perCore < LEAST_GIBIBYTES_A_CORE) {
            String why = text(
                    "%.4g GiB of YARN's memory a core, at least %.4g to sort without spilling",
                    perCore, LEAST_GIBIBYTES_A_CORE);
            rejected.add(Rejection.of(type, Reason.MEMORY, why));
            return;
        }

        Falls falls = new Falls(type);
        for (int count = 1; count <= requirement.limits().mostNodes(); count++) {
            consider(offer, new CoreNodes(offer.machine(), count), falls);
        }

        rejected.addAll(falls.rejections());
    }

    /** With each way to buy them. */
    private void consider(Offer offer, CoreNodes nodes, Falls falls) {
        tried += PurchasePlan.values().length;
        Optional<Fall> impossible = impossible(nodes);
        Optional<Forecast> forecast =
                impossible.isPresent() ? Optional.empty() : Optional.of(requirement.forecast(model, nodes));
        for (PurchasePlan plan : PurchasePlan.values()) {
            impossible
                    .or(() -> forecast.flatMap(undisturbed -> consider(offer, plan, nodes, undisturbed)))
                    .ifPresent(fall -> falls.add(plan, nodes.count(), fall));
        }
    }

    /** Why such nodes cannot be taken however they are bought. */
    private Optional<Fall> impossible(CoreNodes nodes) {
        int vcpus = nodes.vcpus() + primary.machine().vcpus();
        int most = requirement.limits().mostVcpus();
        return vcpus > most
                ? Optional.of(
                        new Fall(Reason.QUOTA, () -> text("%d vCPU with the primary node, at most %d", vcpus, most)))
                : model.refusal(nodes, requirement.much()).map(Planner::fall);
    }

    /** Takes it, or says why not. */
    private Optional<Fall> consider(Offer offer, PurchasePlan plan, CoreNodes nodes, Forecast undisturbed) {
        if (plan == PurchasePlan.SPOT && offer.spot().isEmpty()) {
            return Optional.of(new Fall(Reason.NOT_OFFERED, () -> "the price book has no spot price for it"));
        }

        Forecast forecast = plan == PurchasePlan.SPOT ? withLosses(offer, nodes, undisturbed) : undisturbed;
        double met = met(plan, forecast);
        Duration median = elapsed(forecast, 0);
        if (!requirement.rule().accepts(forecast, usable, met)) {
            if (nearest.map(best -> best.risk() > 1 - met).orElse(true)) {
                nearest = Optional.of(candidate(offer, plan, nodes, forecast, median, 1 - met));
            }

            return Optional.of(new Fall(
                    Reason.SLA,
                    () -> text(
                            "the SLA is met in %.1f %% of the runs, %.0f minutes at the median",
                            100 * met, median.toMillis() / 60_000.0)));
        }

        double usedHours = requirement.runsPerMonth() * hours(median);
        double paidHours = (1 - Pricing.SAVED) * Pricing.HOURS_OF_A_MONTH;
        if (plan == PurchasePlan.SAVINGS_PLAN && usedHours < paidHours) {
            return Optional.of(new Fall(
                    Reason.COMMITMENT,
                    () -> text(
                            "it is paid every hour and pays from %.1f hours a day on; the nodes run %.1f",
                            24 * paidHours / Pricing.HOURS_OF_A_MONTH, 24 * usedHours / Pricing.HOURS_OF_A_MONTH)));
        }

        candidates.add(candidate(offer, plan, nodes, forecast, median, 1 - met));
        return Optional.empty();
    }

    private Candidate candidate(
            Offer offer, PurchasePlan plan, CoreNodes nodes, Forecast forecast, Duration median, double risk) {
        Scores at = scores.computeIfAbsent(forecast.degreesOfFreedom(), degrees -> Scores.of(forecast));
        Usd cost = pricing.expected(offer, plan, nodes.count(), median);
        return new Candidate(offer, plan, nodes, forecast, cost, median, elapsed(forecast, at.most()), risk);
    }

    private Forecast withLosses(Offer offer, CoreNodes nodes, Forecast forecast) {
        int spot = nodes.count() - Pricing.onDemandNodes(PurchasePlan.SPOT, nodes.count());
        double reclaimed = offer.spot().map(Offer.Spot::reclaimedPerMonth).orElse(0.0);
        return forecast.slower(SpotRisk.of(reclaimed, spot, nodes.count(), hours(elapsed(forecast, 0)))
                .longer());
    }

    /** The probability that the SLA is met, whatever happens to spot nodes. */
    private double met(PurchasePlan plan, Forecast forecast) {
        double undisturbed = within(forecast);
        if (plan != PurchasePlan.SPOT) {
            return undisturbed;
        }

        double afterPoolLost = within(forecast.slower(1 + SpotRisk.REDONE_AFTER_POOL));
        return (1 - SpotRisk.POOL_LOST) * undisturbed + SpotRisk.POOL_LOST * afterPoolLost;
    }

    private double within(Forecast forecast) {
        return usableAsStartsCome.stream()
                .mapToDouble(forecast::within)
                .average()
                .orElseThrow();
    }

    private Plan result() {
        List<Candidate> front = Candidate.front(candidates);
        rejected.addAll(Candidate.dominated(candidates, front));
        Optional<Choice> missed = front.isEmpty() ? nearest.map(this::choice) : Optional.empty();
        return new Plan(front.stream().map(this::choice).toList(), missed, rejected, usable, tried);
    }

    private Choice choice(Candidate taken) {
        Scores at = scores.getOrDefault(taken.forecast().degreesOfFreedom(), Scores.of(taken.forecast()));
        int count = taken.nodes().count();
        return new Choice(
                taken.nodes(),
                taken.plan(),
                Pricing.onDemandNodes(taken.plan(), count),
                taken.cost(),
                pricing.least(taken.offer(), taken.plan(), count, elapsed(taken.forecast(), at.tenth())),
                pricing.most(taken.offer(), taken.plan(), count, elapsed(taken.forecast(), at.ninth())),
                taken.median(),
                taken.p95(),
                taken.risk(),
                taken.offer().leastFee().equals(taken.offer().mostFee()),
                taken.offer().isVerified());
    }

    private Duration elapsed(Forecast forecast, double score) {
        return requirement.overhead().elapsed(forecast.at(score));
    }

    private static double hours(Duration time) {
        return time.toMillis() / MILLISECONDS_OF_AN_HOUR;
    }

    private static Fall fall(Refusal refusal) {
        Reason reason =
                switch (refusal.reason()) {
                    case MEMORY_CLIFF -> Reason.MEMORY;
                    case DISK -> Reason.DISK;
                    case PARTITIONS_BELOW_CORES, SKEW, EXTRAPOLATION -> Reason.OUTSIDE_THE_MODEL;
                };
        return new Fall(reason, refusal::why);
    }

    private static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
