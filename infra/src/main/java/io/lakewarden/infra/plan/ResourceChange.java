package io.lakewarden.infra.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * What CloudFormation's own specification says of a resource that differs between two templates.
 *
 * @param type say {@code AWS::S3::Bucket}
 * @param stateful whether it holds what a new one would not have
 * @param names the properties of which no two such resources have the same value
 * @param causes the innermost properties that differ; none for a resource that comes or goes
 */
public record ResourceChange(
        String stack,
        String logicalId,
        String type,
        Impact impact,
        boolean stateful,
        List<String> names,
        List<Cause> causes) {
    public ResourceChange {
        names = List.copyOf(names);
        causes = List.copyOf(causes);
    }

    /** What happens to it. */
    public enum Impact {
        WILL_CREATE,
        WILL_UPDATE,
        MAY_REPLACE,
        WILL_REPLACE,
        WILL_DESTROY,
        WILL_ORPHAN,
        WILL_IMPORT
    }

    /** A property, and what its difference does to the resource. */
    public record Cause(String path, Impact impact) {}

    /** The properties that make it as bad as it is. */
    List<String> decisive() {
        Stream<Cause> worst = causes.stream().filter(cause -> cause.impact() == impact);
        return worst.map(Cause::path).toList();
    }
}
