package io.lakewarden.infra.compute;

import io.lakewarden.infra.frame.Asset;
import io.lakewarden.infra.frame.Assets;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.network.NetworkStack;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Kerberos;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.emr.CfnCluster;
import software.amazon.awscdk.services.emr.CfnStep;

/**
 * How enforcement comes onto clusters: its jars by a bootstrap action, without which a node does not come up; its policies
 * by a step, so that other policies need no other cluster; and after them, by another step, the SQL endpoint, without which
 * the cluster ends. Each file is compared with the hash of what was published.
 */
final class Enforced {
    /** What the step that brings policies is called. */
    static final String POLICIES_STEP = "Install the policies";

    private static final String JARS = "/usr/lib/lakewarden";
    private static final String POLICIES = "/var/lib/lakewarden/policies";
    private static final String ENDPOINT = "/var/lib/lakewarden/endpoint";
    private static final String UNIT = "/etc/systemd/system/lakewarden-endpoint.service";
    private static final String INSTALL = "install-verified.sh";
    private static final String SERVE = "sql-endpoint.sh";

    private final PlatformStack stack;
    private final Asset install;
    private final Asset serve;
    private final List<String> installJars;
    private final List<String> installPolicies;
    private final String sparkJars;

    private final OwnHistory history;

    Enforced(PlatformStack stack, Site site, Enforcement enforcement) {
        this.stack = stack;
        this.history = new OwnHistory(stack, site);
        this.install = Assets.text(stack, INSTALL, script(INSTALL));
        this.serve = Assets.text(stack, SERVE, script(SERVE));
        this.installJars = new ArrayList<>(List.of(JARS));
        for (Path jar : enforcement.jars()) {
            installJars.addAll(
                    fetched(Assets.file(stack, jar), jar.getFileName().toString()));
        }

        installJars.addAll(fetched(install, INSTALL));
        installJars.addAll(fetched(serve, SERVE));
        this.installPolicies = new ArrayList<>(List.of(POLICIES));
        enforcement
                .policies()
                .forEach((name, text) -> installPolicies.addAll(fetched(Assets.text(stack, name, text), name)));
        this.sparkJars = enforcement.jars().stream()
                .map(jar -> "local:" + JARS + "/" + jar.getFileName())
                .collect(Collectors.joining(","));
    }

    private static List<String> fetched(Asset asset, String name) {
        return List.of(asset.uri(), asset.sha256(), name);
    }

    /** On every node, before anything is installed. */
    List<CfnCluster.BootstrapActionConfigProperty> bootstrap(Cluster cluster) {
        List<CfnCluster.BootstrapActionConfigProperty> actions = new ArrayList<>();
        actions.add(action("Install the authorizer", install, installJars));
        if (cluster.servesSql()) {
            actions.add(action("Make the account of the SQL endpoint", serve, List.of("account")));
        }

        history.bootstrap(cluster).ifPresent(actions::add);
        return List.copyOf(actions);
    }

    static CfnCluster.BootstrapActionConfigProperty action(String name, Asset script, List<String> arguments) {
        return CfnCluster.BootstrapActionConfigProperty.builder()
                .name(name)
                .scriptBootstrapAction(CfnCluster.ScriptBootstrapActionConfigProperty.builder()
                        .path(script.uri())
                        .args(arguments)
                        .build())
                .build();
    }

    /** The same configurations, with the jars on the class path of Spark, and with where event logs go. */
    List<CfnCluster.ConfigurationProperty> added(
            List<CfnCluster.ConfigurationProperty> configurations, Cluster cluster) {
        SortedMap<String, String> settings = history.settings(cluster);
        settings.put("spark.jars", sparkJars);
        return Configurations.with(configurations, "spark-defaults", settings);
    }

    /** On the primary node, where drivers are: the policies at the start, and again whenever they are others. */
    void startedOn(String id, Cluster cluster, String deployed) {
        List<String> policies = new ArrayList<>(List.of("bash", JARS + "/" + INSTALL));
        policies.addAll(installPolicies);
        CfnStep installed = step(id + "Policies", POLICIES_STEP, deployed, "CONTINUE", policies);
        if (cluster.servesSql()) {
            step(id + "SqlEndpoint", "Start the SQL endpoint", deployed, "TERMINATE_CLUSTER", serving(cluster))
                    .addResourceDependency(installed);
        }
    }

    private List<String> serving(Cluster cluster) {
        Kerberos kerberos = cluster.kerberos().orElseThrow();
        List<String> words = new ArrayList<>(List.of(
                "bash",
                JARS + "/" + SERVE,
                "serve",
                UNIT,
                JARS,
                ENDPOINT,
                Integer.toString(NetworkStack.SQL_PORT),
                kerberos.realm(),
                String.join(",", kerberos.userRealms())));
        kerberos.endpoint()
                .ifPresent(service -> words.addAll(List.of(service.host(), service.keytabSecret(), stack.getRegion())));
        words.addAll(history.place(cluster));
        return words;
    }

    private CfnStep step(String id, String name, String cluster, String onFailure, List<String> arguments) {
        return CfnStep.Builder.create(stack, id)
                .name(name)
                .jobFlowId(cluster)
                .actionOnFailure(onFailure)
                .hadoopJarStep(CfnStep.HadoopJarStepConfigProperty.builder()
                        .jar("command-runner.jar")
                        .args(arguments)
                        .build())
                .build();
    }

    static String script(String name) {
        try (InputStream script = Enforced.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
