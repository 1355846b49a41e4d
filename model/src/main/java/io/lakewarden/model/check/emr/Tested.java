package io.lakewarden.model.check.emr;

import io.lakewarden.model.Finding.Severity;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.emr.ClusterRule.Found;
import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.text.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody tried out where documentation says nothing. */
public final class Tested {
    private static final int LONGEST_REASON = 90;

    /**
     * A rule that a cluster may break.
     *
     * @param environment around the cluster
     * @param cluster its name
     * @param rule that is broken
     * @param reason what was tried out, in the definition's words
     */
    public record Allowed(String environment, String cluster, ClusterRule rule, String reason) {}

    private Tested() {}

    /** Everything that is allowed because it was tried out: what a report has to name. */
    public static List<Allowed> allowed(Platform platform) {
        return Site.all(platform)
                .flatMap(site -> Stream.of(ClusterRule.values())
                        .filter(rule -> rule.breaches(site).findAny().isPresent())
                        .flatMap(rule -> reason(site, rule).stream()
                                .map(reason -> new Allowed(
                                        site.environment().name(),
                                        site.cluster().name(),
                                        rule,
                                        reason))))
                .toList();
    }

    /** The warning in place of a breach that a test allows. */
    static Optional<Found> allowing(Site site, ClusterRule rule) {
        return reason(site, rule)
                .map(reason -> new Found(
                        rule.name(),
                        Severity.WARNING,
                        site.at().to("tested", rule.name()),
                        "Cannot prove that " + site.name() + " works: documentation leaves it open; tested here: "
                                + OneLine.of(reason, LONGEST_REASON),
                        "test it again with each release of EMR"));
    }

    private static Optional<String> reason(Site site, ClusterRule rule) {
        return rule.isOpen() ? Optional.ofNullable(site.cluster().tested().get(rule.name())) : Optional.empty();
    }

    /** Tested of what is not open, or not broken. */
    static Stream<Found> mistaken(Site site) {
        return site.cluster().tested().keySet().stream().flatMap(name -> mistaken(site, name));
    }

    private static Stream<Found> mistaken(Site site, String name) {
        Optional<ClusterRule> rule = ClusterRule.named(name);
        if (rule.filter(ClusterRule::isOpen).isEmpty()) {
            return Stream.of(new Found(
                    "TESTED_NOT_OPEN",
                    Severity.ERROR,
                    site.at().to("tested", name),
                    "Cannot allow " + name + ": "
                            + (rule.isPresent() ? "documentation leaves nothing open there" : "there is no such rule"),
                    rule.isPresent() ? "keep the rule, and remove the test" : Spelling.remedy(name, open())));
        }

        return rule.orElseThrow().breaches(site).findAny().isPresent()
                ? Stream.empty()
                : Stream.of(new Found(
                        "TESTED_UNNEEDED",
                        Severity.WARNING,
                        site.at().to("tested", name),
                        "Cannot use the test of " + name + ": " + site.name() + " does not break that rule",
                        "remove it"));
    }

    private static List<String> open() {
        return Stream.of(ClusterRule.values())
                .filter(ClusterRule::isOpen)
                .map(ClusterRule::name)
                .toList();
    }
}
