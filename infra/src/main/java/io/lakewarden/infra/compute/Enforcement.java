package io.lakewarden.infra.compute;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What enforces Ranger's policies on a cluster.
 *
 * @param jars of the authorizer, of what it needs, and of the SQL endpoint
 * @param policies text by file name, as the authorizer reads them
 */
public record Enforcement(List<Path> jars, SortedMap<String, String> policies) {
    public Enforcement {
        jars = jars.stream().sorted().toList();
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }
}
