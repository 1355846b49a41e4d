package io.lakewarden.security.iam.account;

import io.lakewarden.security.iam.policy.Arn;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is governed, and who alone may open its files.
 *
 * @param buckets the bucket of each governed zone, all of which is governed
 * @param keys the alias of the key of each governed zone
 * @param artifacts the bucket of the code that runs with pipelines' rights
 * @param registration the role in whose name Lake Formation gives files out
 * @param endpoint the role of the SQL endpoint, which enforces Ranger's policies itself
 * @param trustGroups the roles of clusters that serve one group each, with the files that all of it may see whole
 * @param breakGlass the role for emergencies
 * @param deployment the role that configures buckets and keys, and opens no file
 */
public record GovernedPath(
        SortedMap<String, String> buckets,
        SortedMap<String, String> keys,
        String artifacts,
        Arn registration,
        Optional<Arn> endpoint,
        List<Arn> trustGroups,
        Optional<Arn> breakGlass,
        Arn deployment) {
    public GovernedPath {
        buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        trustGroups = List.copyOf(trustGroups);
    }

    /** The roles that may open files, the registration role first. */
    public List<Arn> openers() {
        return Stream.of(Stream.of(registration), endpoint.stream(), trustGroups.stream(), breakGlass.stream())
                .flatMap(roles -> roles)
                .toList();
    }

    /** Whether a role is one of those. */
    public boolean isOpener(Role role) {
        return openers().contains(role.arn());
    }

    /** Any object of a zone, to ask about. */
    public static Arn anObjectOf(String bucket) {
        return Arn.bucket(bucket).below("table/data/00000-0.parquet");
    }
}
