package io.lakewarden.infra.frame;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags by which costs are told apart; billing knows them once they are activated there. */
public final class CostTags {
    /** Of everything. */
    public static final String ENVIRONMENT = "lakewarden:environment";
    /** Of everything. */
    public static final String PLATFORM = "lakewarden:platform";
    /** Of the clusters of a pipeline. */
    public static final String PIPELINE = "lakewarden:pipeline";
    /** Of clusters that stay: their profile, by which steps are let in. */
    public static final String PROFILE = "lakewarden:profile";

    private CostTags() {}

    /** The keys that a cluster carries, whether a state machine makes it or it stays. */
    public static List<String> ofCluster(boolean madeByPipeline) {
        return madeByPipeline ? List.of(ENVIRONMENT, PIPELINE, PLATFORM) : List.of(ENVIRONMENT, PLATFORM);
    }

    /** What all of a site carries. */
    public static SortedMap<String, String> of(Site site) {
        SortedMap<String, String> tags = new TreeMap<>();
        tags.put(ENVIRONMENT, site.environment().name());
        tags.put(PLATFORM, site.platform().name());
        return tags;
    }
}
