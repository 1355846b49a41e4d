package io.lakewarden.model.check.emr;

import io.lakewarden.model.Environment;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.cluster.Cluster;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cluster where it stands.
 *
 * @param platform around it
 * @param environment around it
 * @param cluster the cluster
 * @param placement the pipeline that brings it along; empty for one that stays
 * @param at its place in the definition
 */
record Site(Platform platform, Environment environment, Cluster cluster, Optional<Placement> placement, NodePath at) {
    /** Every cluster of every environment. */
    static Stream<Site> all(Platform platform) {
        return platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .flatMap(environment -> Stream.concat(staying(platform, environment), placed(platform, environment)));
    }

    private static Stream<Site> staying(Platform platform, Environment environment) {
        return environment.clusters().stream()
                .map(cluster -> new Site(
                        platform,
                        environment,
                        cluster,
                        Optional.empty(),
                        file(environment).to("clusters", cluster.name())));
    }

    private static Stream<Site> placed(Platform platform, Environment environment) {
        return environment.placements().stream().flatMap(placement -> placement
                .compute()
                .match(machine -> Stream.<Cluster>empty(), Stream::of)
                .map(cluster -> new Site(
                        platform,
                        environment,
                        cluster,
                        Optional.of(placement),
                        file(environment).to("pipelines", placement.pipeline(), "cluster"))));
    }

    private static NodePath file(Environment environment) {
        return NodePath.of("platform/environments/" + environment.name() + ".yaml");
    }

    /** Its name in a sentence. */
    String name() {
        return "cluster " + cluster.name();
    }

    /** Whether it outlives a run. */
    boolean stays() {
        return placement.isEmpty();
    }

    /** Its release; empty for a label that is none, which a rule of its own refuses. */
    Optional<EmrRelease> release() {
        return EmrRelease.of(cluster.release());
    }

    /** A breach at a key of the cluster, if there is one. */
    Stream<Breach> when(boolean broken, String key, String problem, String remedy) {
        return broken ? Stream.of(new Breach(place(key), problem, remedy)) : Stream.empty();
    }

    private NodePath place(String key) {
        return key.isEmpty() ? at : at.to((Object[]) key.split("\\."));
    }
}
