package io.lakewarden.infra.plan;

import java.util.Comparator;
import java.util.List;

/**
 * One line of a plan.
 *
 * @param construct its path, from the stack on
 * @param logicalId as CloudFormation knows it
 * @param type say {@code AWS::S3::Bucket}
 * @param properties those that cause it; none for a resource that comes or goes
 * @param consequence for people, a sentence
 */
public record PlannedChange(
        Danger danger,
        String stack,
        String construct,
        String logicalId,
        String type,
        List<String> properties,
        String consequence)
        implements Comparable<PlannedChange> {
    private static final Comparator<PlannedChange> ORDER = Comparator.comparing(PlannedChange::danger)
            .thenComparing(PlannedChange::stack)
            .thenComparing(PlannedChange::construct)
            .thenComparing(PlannedChange::logicalId);

    public PlannedChange {
        properties = List.copyOf(properties);
    }

    @Override
    public int compareTo(PlannedChange other) {
        return ORDER.compare(this, other);
    }
}
