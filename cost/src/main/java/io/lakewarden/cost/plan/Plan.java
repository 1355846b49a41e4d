package io.lakewarden.cost.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param front the choices that no other beats in cost, time and risk, the cheapest first
 * @param nearest where nothing meets the SLA, what misses it least; empty where something does, or nothing can be said
 * @param rejected all else, by what it is and how it would have been bought
 * @param usable the longest that the jobs may take
 * @param tried how many combinations of type, number and way to be bought
 */
public record Plan(List<Choice> front, Optional<Choice> nearest, List<Rejection> rejected, Duration usable, int tried) {
    /** What the next choice of a summary has to be faster than those before, or less risky as long as it matters. */
    private static final double FASTER = 0.85;

    private static final double LESS_RISKY = 0.5;
    private static final double RISK_THAT_MATTERS = 0.001;

    private static final Comparator<Rejection> ORDER = Comparator.comparing(Rejection::what)
            .thenComparingInt(rejection -> rejection.plan().map(Enum::ordinal).orElse(-1))
            .thenComparingInt(Rejection::fewest)
            .thenComparing(Rejection::reason);

    public Plan {
        front = List.copyOf(front);
        rejected = rejected.stream().sorted(ORDER).toList();
    }

    /** The cheapest that meets the SLA in at least that share of runs. */
    public Optional<Choice> cheapest(double share) {
        return front.stream().filter(choice -> choice.meets(share)).findFirst();
    }

    /** Of the front those that pay: each is clearly faster than every cheaper one, or half as risky. */
    public List<Choice> worthwhile() {
        List<Choice> kept = new ArrayList<>();
        for (Choice choice : front) {
            if (kept.stream().allMatch(cheaper -> isWorthMore(choice, cheaper))) {
                kept.add(choice);
            }
        }

        return kept;
    }

    private static boolean isWorthMore(Choice choice, Choice cheaper) {
        return choice.p95().toMillis() <= FASTER * cheaper.p95().toMillis()
                || cheaper.risk() >= RISK_THAT_MATTERS && choice.risk() <= LESS_RISKY * cheaper.risk();
    }
}
