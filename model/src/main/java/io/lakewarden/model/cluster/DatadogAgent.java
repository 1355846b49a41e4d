package io.lakewarden.model.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the script that installs Datadog's agent on a node is told. */
public final class DatadogAgent {
    /** The bootstrap action that runs it. */
    public static final String NAME = "Install Datadog's agent";

    private DatadogAgent() {}

    /**
     * What metrics of a cluster are told apart by.
     *
     * @param platform its name
     * @param environment its name
     * @param cluster its name
     * @param pipeline whose it is, if it is one's
     */
    public record Origin(String platform, String environment, String cluster, Optional<String> pipeline) {
        private List<String> tags() {
            List<String> tags = new ArrayList<>(
                    List.of("platform:" + platform, "environment:" + environment, "cluster:" + cluster));
            pipeline.ifPresent(name -> tags.add("pipeline:" + name));
            return tags;
        }
    }

    /**
     * The words after the script's name and the folder that paths begin at, each an option with its value. None is twice
     * among them: CloudFormation's schema of a bootstrap action allows none.
     */
    public static List<String> words(Metrics.Datadog datadog, String region, Origin origin) {
        List<String> words = new ArrayList<>(List.of(
                "--region=" + region,
                "--secret=" + datadog.apiKeySecret(),
                "--site=" + datadog.site().address()));
        datadog.intake().ifPresent(address -> words.add("--intake=" + address));
        origin.tags().forEach(tag -> words.add("--tag=" + tag));
        datadog.packages()
                .forEach((architecture, file) ->
                        words.add("--package=" + String.join(",", architecture.word(), file.uri(), file.sha256())));
        return List.copyOf(words);
    }
}
