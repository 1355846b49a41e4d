package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Rejection.Reason;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.RunForecast;
import io.lakewarden.cost.runtime.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A cluster that meets the requirement, and may be beaten by another. */
record Candidate(
        Offer offer,
        PurchasePlan plan,
        Workers workers,
        RunForecast run,
        Usd cost,
        Duration median,
        Duration p95,
        double risk) {
    /** By cost, and where all is equal by the fewest nodes and then by name, so that the same input gives the same. */
    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::cost)
            .thenComparing(Candidate::p95)
            .thenComparingDouble(Candidate::risk)
            .thenComparingInt(candidate -> candidate.workers().nodes().count())
            .thenComparing(Candidate::type)
            .thenComparing(Candidate::plan);

    /** Those that no other beats or equals in cost, time and risk, the cheapest first. */
    static List<Candidate> front(List<Candidate> candidates) {
        List<Candidate> front = new ArrayList<>();
        for (Candidate candidate : candidates.stream().sorted(ORDER).toList()) {
            if (front.stream().noneMatch(candidate::isNoBetterThan)) {
                front.add(candidate);
            }
        }

        return front;
    }

    /** Of each type and way to be bought that has none in the front, the cheapest and what beats it. */
    static List<Rejection> dominated(List<Candidate> candidates, List<Candidate> front) {
        Set<String> taken = new HashSet<>(front.stream().map(Candidate::key).toList());
        Map<String, Candidate> cheapest = new TreeMap<>();
        candidates.stream()
                .filter(candidate -> !taken.contains(candidate.key()))
                .forEach(candidate -> cheapest.merge(
                        candidate.key(), candidate, (one, other) -> ORDER.compare(one, other) <= 0 ? one : other));
        return cheapest.values().stream()
                .map(candidate -> candidate.dominatedBy(front.stream()
                        .filter(candidate::isNoBetterThan)
                        .findFirst()
                        .orElseThrow()))
                .toList();
    }

    private Rejection dominatedBy(Candidate better) {
        return new Rejection(
                type(),
                Optional.of(plan),
                nodes().count(),
                nodes().count(),
                Reason.DOMINATED,
                "its cheapest costs " + cost.rounded(2) + " USD a run; " + better.nodes() + " "
                        + better.plan.label() + " costs " + better.cost.rounded(2)
                        + " and is neither slower nor riskier");
    }

    /** Nowhere cheaper, faster or less risky. */
    private boolean isNoBetterThan(Candidate other) {
        return cost.compareTo(other.cost) >= 0 && p95.compareTo(other.p95) >= 0 && risk >= other.risk;
    }

    private CoreNodes nodes() {
        return workers.nodes();
    }

    private String type() {
        return offer.machine().instanceType();
    }

    private String key() {
        return type() + " " + plan;
    }
}
