package io.lakewarden.cli.cost;

import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.report.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an estimate has to be so that a pipeline goes on. A price that is missing always fails.
 *
 * @param mostOpen how many resources of an environment may need usage or be unsupported; any number if empty
 * @param slaRequired whether every pipeline has to end in time as often as it shall
 */
public record Demands(Optional<Integer> mostOpen, boolean slaRequired) {
    /** What is not met, a sentence each; none if all is. */
    public List<String> unmet(Estimate estimate) {
        return Stream.of(
                        withoutPrice(estimate).stream(),
                        estimate.environments().stream().flatMap(this::tooMuchOpen),
                        estimate.environments().stream()
                                .filter(environment -> slaRequired)
                                .flatMap(environment -> Sentence.missedSlas(environment).stream()))
                .flatMap(sentences -> sentences)
                .toList();
    }

    /** Each price that is missing, with its key. */
    public static List<String> withoutPrice(Estimate estimate) {
        return estimate.environments().stream()
                .flatMap(environment -> environment.coverage().withoutPrice().stream())
                .map(Coverage.Resource::reason)
                .distinct()
                .toList();
    }

    private Stream<String> tooMuchOpen(EnvironmentEstimate environment) {
        long open = environment.coverage().count(Verdict.NEEDS_USAGE)
                + environment.coverage().count(Verdict.UNSUPPORTED);
        return mostOpen
                .filter(most -> open > most)
                .map(most -> "Cannot vouch for " + environment.environment() + ": " + open
                        + " resources need usage or are unsupported, and --max-unsupported allows " + most
                        + "; the table of what is not in it says why of each")
                .stream();
    }
}
