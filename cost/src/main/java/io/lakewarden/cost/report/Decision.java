package io.lakewarden.cost.report;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.Plan;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.plan.UnitPrice;
import io.lakewarden.cost.runtime.NextRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which cluster a pipeline shall have: what a meeting is asked.
 *
 * @param pipeline its name
 * @param sla it has
 * @param target share of its runs that shall end within the SLA, 0 to 1
 * @param runsPerMonth how often it runs
 * @param limits within which it was searched
 * @param plan what there is to choose from; it may miss the SLA more often than it shall
 * @param defined its cluster as it is defined
 * @param basis where run times are known from
 * @param prices of what the alternatives and the cluster as defined are made of
 * @param next the run that is worth measuring first, if run times are not known from any
 */
public record Decision(
        String pipeline,
        Duration sla,
        double target,
        double runsPerMonth,
        Requirement.Limits limits,
        Plan plan,
        Defined defined,
        String basis,
        List<UnitPrice> prices,
        Optional<NextRun> next) {
    private static final int MOST_ALTERNATIVES = 8;

    /**
     * The cluster as defined.
     *
     * @param choice what it would be; empty if nothing can be said about it
     * @param why nothing can be said; empty if something can
     * @param estimated the same as the estimate has it; empty where that has other volumes or corrections
     * @param notes what else there is to say of it, whole sentences
     */
    public record Defined(
            Optional<Choice> choice, String why, Optional<EstimatedCluster> estimated, List<String> notes) {
        public Defined {
            notes = List.copyOf(notes);
        }
    }

    public Decision {
        prices = List.copyOf(prices);
    }

    /** The cheapest that meets the target. */
    Optional<Choice> recommended() {
        return plan.cheapest(target);
    }

    /** Whether nothing that meets the target is cheaper than the cluster as defined, which meets it too. */
    boolean keepsDefined() {
        return recommended()
                .flatMap(best -> defined.choice()
                        .filter(choice -> choice.meets(target) && choice.cost().compareTo(best.cost()) <= 0))
                .isPresent();
    }

    /** The recommended one and those that are worth their price or their risk, the cheapest first. */
    List<Choice> alternatives() {
        Stream<Choice> others = plan.worthwhile().stream()
                .filter(choice -> recommended().filter(choice::equals).isEmpty());
        return Stream.concat(recommended().stream(), others)
                .limit(MOST_ALTERNATIVES)
                .sorted(Comparator.comparing(Choice::cost))
                .toList();
    }

    /** All that the chart shows. */
    Stream<Choice> all() {
        return Stream.concat(plan.front().stream(), defined.choice().stream());
    }

    Usd monthly(Choice choice) {
        return choice.cost().times(BigDecimal.valueOf(runsPerMonth));
    }

    /** What an alternative is called, by its place. */
    static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }
}
