package io.lakewarden.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.runs.Clusters;
import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.account.runs.LiveNode;
import io.lakewarden.account.runs.LiveStep;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.account.runs.Secrets;
import io.lakewarden.account.runs.SecuritySettings;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cluster that is up.
 *
 * @param name as the definition has it
 * @param cluster as EMR has it
 * @param age since it was asked for
 * @param idle how long no step has waited or run; zero while one does; not known of a cluster that serves SQL. What comes to a
 *     cluster otherwise, EMR tells no one here
 * @param nodes that are there
 * @param rate of these an hour
 * @param soFar what all its nodes have cost
 * @param steps in the order of their submission
 * @param policies when the last policies came onto it; absent where it takes none
 * @param certificates when they end; absent where nothing is encrypted in transit
 * @param secrets that it was made with
 */
public record ClusterStatus(
        String name,
        LiveCluster cluster,
        Duration age,
        Reading<Duration> idle,
        Reading<Integer> nodes,
        Reading<UsdPerHour> rate,
        Reading<Usd> soFar,
        Reading<List<LiveStep>> steps,
        Optional<Reading<Instant>> policies,
        Optional<Reading<Instant>> certificates,
        List<SecretStatus> secrets) {
    /** The step that brings policies, as the deployment names it. */
    private static final String POLICIES_STEP = "Install the policies";

    /** What EMR gives its own certificates where nothing is said. */
    private static final int USUAL_YEARS = 20;

    /** Reads what there is to know of a cluster. */
    static ClusterStatus of(
            LiveCluster cluster,
            Clusters clusters,
            Secrets secrets,
            Deployed deployed,
            NodePrices prices,
            Instant now) {
        Optional<Cluster> definition = deployed.definition(cluster);
        Reading<List<LiveNode>> nodes = Reading.of(() -> clusters.nodes(cluster));
        Reading<List<LiveStep>> steps = Reading.of(() -> clusters.steps(cluster.id()));
        boolean isEnforced = definition
                .filter(its -> its.profile() == ClusterProfile.KERBEROS_RANGER)
                .isPresent();
        return new ClusterStatus(
                deployed.definedName(cluster),
                cluster,
                cluster.age(now),
                definition.filter(Cluster::servesSql).isPresent()
                        ? Reading.unread(
                                "its SQL endpoint is one application that never ends, and its users' work is no step")
                        : steps.map(all -> idle(cluster, all, now)),
                nodes.map(all ->
                        Math.toIntExact(all.stream().filter(LiveNode::isUp).count())),
                nodes.then(all -> prices.rate(all, definition)),
                nodes.then(all -> prices.soFar(all, definition, now)),
                steps,
                isEnforced ? Optional.of(steps.then(ClusterStatus::policies)) : Optional.empty(),
                cluster.securityConfiguration().flatMap(name -> certificates(clusters, name)),
                definition.flatMap(Cluster::kerberos).stream()
                        .flatMap(kerberos -> kerberos.secrets().stream())
                        .map(name -> SecretStatus.of(name, secrets, cluster, deployed.longestSecret(), now))
                        .toList());
    }

    private static Duration idle(LiveCluster cluster, List<LiveStep> steps, Instant now) {
        if (cluster.ready().isEmpty() || steps.stream().anyMatch(LiveStep::isOpen)) {
            return Duration.ZERO;
        }

        Instant last = steps.stream()
                .flatMap(step -> step.ended().stream())
                .max(Comparator.naturalOrder())
                .filter(ended -> ended.isAfter(cluster.ready().get()))
                .orElse(cluster.ready().get());
        return Duration.between(last, now);
    }

    private static Reading<Instant> policies(List<LiveStep> steps) {
        return steps.stream()
                .filter(step -> step.name().equals(POLICIES_STEP) && step.hasSucceeded())
                .flatMap(step -> step.ended().stream())
                .max(Comparator.naturalOrder())
                .map(Reading::known)
                .orElseGet(() -> Reading.unread("no step has brought policies: Spark starts on none"));
    }

    private static Optional<Reading<Instant>> certificates(Clusters clusters, String securityConfiguration) {
        Reading<SecuritySettings> settings = Reading.of(() -> clusters.securitySettings(securityConfiguration));
        boolean inClear = settings.match(
                its -> !Json.read(its.json())
                        .path("EncryptionConfiguration")
                        .path("EnableInTransitEncryption")
                        .asBoolean(),
                why -> false);
        return inClear ? Optional.empty() : Optional.of(settings.then(ClusterStatus::expiry));
    }

    private static Reading<Instant> expiry(SecuritySettings settings) {
        JsonNode certificates = Json.read(settings.json())
                .path("EncryptionConfiguration")
                .path("InTransitEncryptionConfiguration")
                .path("TLSCertificateConfiguration");
        if (!certificates.path("CertificateProviderType").asText().equals("EMR")) {
            return Reading.unread("the certificates are in "
                    + certificates.path("S3Object").asText("a place of their own")
                    + ", which EMR does not look into here");
        }

        OffsetDateTime created = settings.created().atOffset(ZoneOffset.UTC);
        JsonNode days = certificates.path("ValidityInDays");
        return Reading.known(
                (days.isNumber() ? created.plusDays(days.asLong()) : created.plusYears(USUAL_YEARS)).toInstant());
    }

    /** The steps that wait or run, and those that failed. */
    public Reading<List<LiveStep>> notableSteps() {
        return steps.map(all -> all.stream()
                .filter(step -> step.isOpen() || !step.hasSucceeded())
                .toList());
    }
}
