package io.lakewarden.infra.compute;

import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.ranger.Locations;
import io.lakewarden.security.ranger.RangerCompiler;
import io.lakewarden.security.ranger.RangerExport;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What enforces Ranger's policies on a cluster.
 *
 * @param jars of the authorizer, of what it needs, and of the SQL endpoint
 * @param policies text by file name, as the authorizer reads them
 */
public record Enforcement(List<Path> jars, SortedMap<String, String> policies) {
    private static final Set<String> READ = Set.of("hive.json", "roles.json", "tag.json", "tags.json");

    public Enforcement {
        jars = jars.stream().sorted().toList();
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    /** The files that the authorizer reads of what a definition compiles to, with the paths of an environment's buckets. */
    public static SortedMap<String, String> policies(CheckedPlatform checked, Environment environment) {
        Locations locations = Locations.of(checked.platform(), environment);
        SortedMap<String, String> files = new TreeMap<>(RangerExport.files(RangerCompiler.compile(checked, locations)));
        files.keySet().retainAll(READ);
        return files;
    }
}
