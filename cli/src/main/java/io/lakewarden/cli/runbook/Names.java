package io.lakewarden.cli.runbook;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.iam.policy.Arn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * An environment's names, from the code that writes them into its templates.
 *
 * @param site the environment
 * @param subject the pipeline or cluster that a page is about; without one, the only one there is
 */
public record Names(Site site, Optional<String> subject) {
    /** Pages that are about what only clusters with Kerberos and Ranger have. */
    static final Set<String> OF_KERBEROS =
            Set.of("kdc-lost", "kerberos-logins-fail", "ranger-policies-stale", "rotate-secrets");

    /** A page with names for its placeholders; what cannot be named is {@link CannotFill}. */
    public String filled(Page page) {
        Matcher written = Placeholder.WRITTEN.matcher(page.text());
        return written.replaceAll(found -> Matcher.quoteReplacement(value(page, found)));
    }

    /** The clusters that a page may be about. */
    public Stream<String> clusters(Page page) {
        return site.environment().clusters().stream()
                .filter(cluster -> fits(page, cluster))
                .map(Cluster::name);
    }

    private String value(Page page, MatchResult found) {
        return Placeholder.of(found.group(1))
                .map(placeholder -> value(page, placeholder))
                .orElseThrow(() -> new CannotFill("Cannot print " + page.name() + ": nothing is known of "
                        + found.group() + "; " + page.file() + " has to name something else"));
    }

    private String value(Page page, Placeholder placeholder) {
        return switch (placeholder) {
            case ACCOUNT -> site.home().account();
            case CLUSTER -> cluster(page);
            case ENVIRONMENT -> site.environment().name();
            case LANDING ->
                site.environment()
                        .placement(pipeline(page).name())
                        .orElseThrow()
                        .landing();
            case LOGS_BUCKET -> site.bucket("logs");
            case PARTITION -> site.home().partition().word();
            case PIPELINE -> pipeline(page).name();
            case PREFIX -> site.prefix();
            case REGION -> site.home().region();
            case SLA_MINUTES -> String.valueOf(pipeline(page).sla().toMinutes());
            case STATE_MACHINE_ARN -> arn("states", "stateMachine:" + PipelinesStack.machine(site, pipeline(page)));
            case SUBJECT ->
                one(
                        page,
                        "a pipeline or a cluster that stays",
                        Stream.concat(pipelines(), clusters(page)).toList());
            case TIME_ZONE -> pipeline(page).timeZone().getId();
        };
    }

    private Pipeline pipeline(Page page) {
        String name = one(page, "a pipeline", pipelines().toList());
        return PipelinesStack.placed(site).stream()
                .filter(pipeline -> pipeline.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String cluster(Page page) {
        return one(page, "a cluster that stays", clusters(page).toList());
    }

    private Stream<String> pipelines() {
        return PipelinesStack.placed(site).stream().map(Pipeline::name);
    }

    /** The page of an alarm is about the clusters that have it. */
    private boolean fits(Page page, Cluster cluster) {
        return page.kind() == PageKind.ALARM
                ? EnvironmentAlarms.has(site, cluster, page.name())
                : !OF_KERBEROS.contains(page.name()) || cluster.profile() == ClusterProfile.KERBEROS_RANGER;
    }

    private String one(Page page, String what, List<String> names) {
        String cannot =
                "Cannot print " + page.name() + " for " + site.environment().name() + ": it is about " + what + ", ";
        if (names.isEmpty()) {
            throw new CannotFill(cannot + "and there is none; leave out --env to read it as it is written");
        }

        String name = subject.orElseGet(() -> {
            if (names.size() > 1) {
                throw new CannotFill(
                        cannot + "and there is more than one; name it with --subject: " + String.join(", ", names));
            }

            return names.get(0);
        });
        if (!names.contains(name)) {
            throw new CannotFill(cannot + "and " + name + " is none; name one of " + String.join(", ", names));
        }

        return name;
    }

    private String arn(String service, String resource) {
        return new Arn(service, site.home().region(), site.home().account(), resource)
                .toString()
                .replace("${AWS::Partition}", site.home().partition().word());
    }
}
