package io.lakewarden.infra.compute;

import io.lakewarden.infra.frame.Asset;
import io.lakewarden.infra.frame.Assets;
import io.lakewarden.infra.frame.PlatformStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.emr.CfnCluster;
import software.amazon.awscdk.services.emr.CfnStep;

/**
 * How enforcement comes onto clusters: its jars by a bootstrap action, without which a node does not come up; its policies
 * by a step, so that other policies need no other cluster. Each file is compared with the hash of what was published.
 */
final class Enforced {
    private static final String JARS = "/usr/lib/lakewarden";
    private static final String POLICIES = "/var/lib/lakewarden/policies";
    private static final String SCRIPT = "install-verified.sh";

    private final PlatformStack stack;
    private final Asset script;
    private final List<String> installJars;
    private final List<String> installPolicies;
    private final String sparkJars;

    Enforced(PlatformStack stack, Enforcement enforcement) {
        this.stack = stack;
        this.script = Assets.text(stack, SCRIPT, script());
        this.installJars = new ArrayList<>(List.of(JARS));
        for (Path jar : enforcement.jars()) {
            installJars.addAll(
                    fetched(Assets.file(stack, jar), jar.getFileName().toString()));
        }

        installJars.addAll(fetched(script, SCRIPT));
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
    List<CfnCluster.BootstrapActionConfigProperty> bootstrap() {
        return List.of(CfnCluster.BootstrapActionConfigProperty.builder()
                .name("Install the authorizer")
                .scriptBootstrapAction(CfnCluster.ScriptBootstrapActionConfigProperty.builder()
                        .path(script.uri())
                        .args(installJars)
                        .build())
                .build());
    }

    /** The same configurations, with the jars on the class path of Spark. */
    List<CfnCluster.ConfigurationProperty> added(List<CfnCluster.ConfigurationProperty> configurations) {
        return Configurations.with(configurations, "spark-defaults", "spark.jars", sparkJars);
    }

    /** On the primary node, where drivers are: at the start, and again whenever they are others. */
    void policiesOn(String id, String cluster) {
        List<String> arguments = new ArrayList<>(List.of("bash", JARS + "/" + SCRIPT));
        arguments.addAll(installPolicies);
        CfnStep.Builder.create(stack, id + "Policies")
                .name("Install the policies")
                .jobFlowId(cluster)
                .actionOnFailure("CONTINUE")
                .hadoopJarStep(CfnStep.HadoopJarStepConfigProperty.builder()
                        .jar("command-runner.jar")
                        .args(arguments)
                        .build())
                .build();
    }

    private static String script() {
        try (InputStream script = Enforced.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SCRIPT, e);
        }
    }
}
