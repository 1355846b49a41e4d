package io.lakewarden.infra.plan;

import java.util.List;

/**
 * What a deployment would do.
 *
 * @param changes the worst first
 * @param interruptions what runs now and is disturbed, sorted
 * @param leftovers deployed stacks that are to be deleted before, in that order
 * @param tables in what tables differ that no deployment changes, a sentence each
 */
public record Plan(
        List<PlannedChange> changes, List<Interruption> interruptions, List<Leftover> leftovers, List<String> tables) {
    public Plan {
        changes = changes.stream().sorted().toList();
        interruptions = List.copyOf(interruptions);
        leftovers = List.copyOf(leftovers);
        tables = List.copyOf(tables);
    }

    /**
     * From what is deployed to what would be.
     *
     * @param before what is deployed, or {@link Deployment#NONE}
     * @param found what CloudFormation's specification says of each difference
     */
    public static Plan of(Deployment before, Deployment after, List<ResourceChange> found, List<String> tables) {
        Assessment assessment = new Assessment(before, after, found);
        List<PlannedChange> changes = found.stream().map(assessment::of).toList();
        return new Plan(changes, Interruptions.of(before, changes), Leftover.of(before, after), tables);
    }

    /** Whether no deployment should go on with it. */
    public boolean isRefused() {
        return changes.stream().anyMatch(change -> change.danger().isRefused());
    }

    /** How many there are of one kind. */
    public long count(Danger danger) {
        return changes.stream().filter(change -> change.danger() == danger).count();
    }
}
