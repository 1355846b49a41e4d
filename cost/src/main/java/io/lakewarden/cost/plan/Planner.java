package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.plan.Falls.Fall;
import io.lakewarden.cost.plan.Rejection.Reason;
import io.lakewarden.cost.price.SavingsRate;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.cost.runtime.RunForecast;
import io.lakewarden.cost.runtime.RunTimes;
import io.lakewarden.cost.runtime.RuntimeModel;
import io.lakewarden.cost.runtime.Workers;
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

    private static final double MOST = 0.95;
    private static final double DAYS_OF_A_MONTH = UsdPerHour.HOURS_OF_A_MONTH.doubleValue() / 24;
    private static final double MILLISECONDS_OF_AN_HOUR = 3.6e6;

    private final RuntimeModel model;
    private final Requirement requirement;
    private final Offer primary;
    private final Pricing pricing;
    private final Duration usable;
    private final RunTimes times;
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
        this.times = new RunTimes(requirement.overhead());
    }

    /** Scores of a tenth and of nine tenths, which take long to find. */
    private record Scores(double tenth, double ninth) {
        static Scores of(Forecast forecast) {
            return new Scores(forecast.score(0.1), forecast.score(0.9));
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
            RuntimeModel model, Requirement requirement, Offer offer, Workers workers, Offer primary) {
        PurchasePlan plan = workers.spot() > 0 ? PurchasePlan.SPOT : PurchasePlan.ON_DEMAND;
        if (model.refusal(workers.nodes(), requirement.much()).isPresent()
                || notOffered(offer, plan).isPresent()) {
            return Optional.empty();
        }

        Planner planner = new Planner(model, requirement, primary);
        RunForecast run = planner.run(offer, workers, RunTimes.jobs(model, workers.nodes(), requirement.volume()));
        double met = planner.times.within(run, requirement.sla());
        return Optional.of(planner.choice(planner.candidate(offer, plan, workers, run, 1 - met)));
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
        Optional<Forecast> forecast = impossible.isPresent()
                ? Optional.empty()
                : Optional.of(RunTimes.jobs(model, nodes, requirement.volume()));
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
    private Optional<Fall> consider(Offer offer, PurchasePlan plan, CoreNodes nodes, Forecast jobs) {
        Optional<Fall> notOffered = notOffered(offer, plan);
        if (notOffered.isPresent()) {
            return notOffered;
        }

        Workers workers = Pricing.workers(plan, nodes);
        RunForecast run = run(offer, workers, jobs);
        double met = times.within(run, requirement.sla());
        Duration median = times.at(run, 0);
        if (!requirement.rule().accepts(run.jobs(), usable, met)) {
            if (nearest.map(best -> best.risk() > 1 - met).orElse(true)) {
                nearest = Optional.of(candidate(offer, plan, workers, run, 1 - met));
            }

            return Optional.of(new Fall(
                    Reason.SLA,
                    () -> text(
                            "the SLA is met in %.1f %% of the runs, %.0f minutes at the median",
                            100 * met, median.toMillis() / 60_000.0)));
        }

        Optional<Fall> unused = unused(offer, plan, times.paid(run, 0));
        if (unused.isEmpty()) {
            candidates.add(candidate(offer, plan, workers, run, 1 - met));
        }

        return unused;
    }

    private static Optional<Fall> notOffered(Offer offer, PurchasePlan plan) {
        return switch (plan) {
            case ON_DEMAND -> Optional.empty();
            case SPOT ->
                offer.spot().isPresent()
                        ? Optional.empty()
                        : Optional.of(new Fall(Reason.NOT_OFFERED, () -> "the price book has no spot price for it"));
            case SAVINGS_PLAN ->
                offer.savings().isPresent()
                        ? Optional.empty()
                        : Optional.of(new Fall(
                                Reason.NOT_OFFERED, () -> "the price book has no rate of Savings Plans there"));
        };
    }

    /** Whether a commitment would not be used enough. */
    private Optional<Fall> unused(Offer offer, PurchasePlan plan, Duration paid) {
        if (plan != PurchasePlan.SAVINGS_PLAN) {
            return Optional.empty();
        }

        SavingsRate rate = offer.savings().orElseThrow();
        double usedHours = requirement.runsPerMonth() * hours(paid);
        double paidHours = rate.paidHours(rate.middle()).doubleValue();
        return usedHours >= paidHours
                ? Optional.empty()
                : Optional.of(new Fall(
                        Reason.COMMITMENT,
                        () -> text(
                                "it is paid every hour and pays from %.1f hours a day on; the nodes run %.1f",
                                paidHours / DAYS_OF_A_MONTH, usedHours / DAYS_OF_A_MONTH)));
    }

    private RunForecast run(Offer offer, Workers workers, Forecast jobs) {
        return times.disturbed(
                jobs, workers, offer.spot().map(Offer.Spot::reclaimedPerMonth).orElse(0.0));
    }

    private Candidate candidate(Offer offer, PurchasePlan plan, Workers workers, RunForecast run, double risk) {
        Usd cost = pricing.usual(offer, plan, workers, times.paid(run, 0)).total();
        return new Candidate(offer, plan, workers, run, cost, times.at(run, 0), times.quantile(run, MOST), risk);
    }

    private Plan result() {
        List<Candidate> front = Candidate.front(candidates);
        rejected.addAll(Candidate.dominated(candidates, front));
        Optional<Choice> missed = front.isEmpty() ? nearest.map(this::choice) : Optional.empty();
        return new Plan(front.stream().map(this::choice).toList(), missed, rejected, usable, tried);
    }

    private Choice choice(Candidate taken) {
        Forecast jobs = taken.run().jobs();
        Scores at = scores.computeIfAbsent(jobs.degreesOfFreedom(), degrees -> Scores.of(jobs));
        Workers workers = taken.workers();
        Duration paid = times.paid(taken.run(), 0);
        return new Choice(
                workers.nodes(),
                taken.plan(),
                workers.nodes().count() - workers.spot(),
                paid,
                pricing.usual(taken.offer(), taken.plan(), workers, paid),
                pricing.least(taken.offer(), taken.plan(), workers, times.paid(taken.run(), at.tenth())),
                pricing.most(taken.offer(), taken.plan(), workers, times.paid(taken.run(), at.ninth())),
                taken.median(),
                taken.p95(),
                taken.risk(),
                taken.offer().leastFee().equals(taken.offer().mostFee()),
                taken.offer().isVerified(taken.plan()));
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
