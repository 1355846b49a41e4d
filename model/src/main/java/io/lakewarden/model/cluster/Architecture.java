package io.lakewarden.model.cluster;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processors of machines, as {@code uname -m} and packages name them. */
public enum Architecture {
    AARCH64,
    X86_64;

    /** A g after the generation is for Graviton (EC2 User Guide, instance-type-names); the first of them was a1. */
    private static final Pattern GRAVITON = Pattern.compile("a1[.].+|[a-z]+[0-9]+g[a-z]*[.].+");

    /** Of an instance type, by its name. */
    public static Architecture of(String instanceType) {
        return GRAVITON.matcher(instanceType).matches() ? AARCH64 : X86_64;
    }

    /** Those of a cluster's machines. */
    public static Stream<Architecture> of(Cluster cluster) {
        return cluster.capacity()
                .nodes()
                .flatMap(nodes -> nodes.types().stream())
                .map(type -> of(type.instanceType()))
                .distinct()
                .sorted();
    }

    /** Say {@code aarch64}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
