package io.lakewarden.account.grants;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * What may be taken away or changed without asking: a tenth of what there is of a kind, and of settings, administrators and
 * registered places nothing. What a repair has planned once counts in each later plan, whether it came to pass or not.
 */
final class Guard {
    private static final int MOST_TAKEN = 10;

    private final IntPredicate confirmed;
    private final SortedMap<Kind, SortedSet<String>> taken = new TreeMap<>();

    /** By whether somebody has said that so much may be taken away. */
    Guard(IntPredicate confirmed) {
        this.confirmed = confirmed;
    }

    /**
     * Lets a plan pass.
     *
     * @throws Repair.Refused if it is to be confirmed and is not
     */
    void pass(RepairPlan plan) {
        plan.takes().forEach((kind, things) -> taken.computeIfAbsent(kind, any -> new TreeSet<>())
                .addAll(things));
        RepairPlan all = new RepairPlan(plan.changes(), plan.left(), taken, plan.there());
        boolean many = taken.entrySet().stream()
                .anyMatch(one -> isOfAll(one.getKey())
                        || one.getValue().size() * MOST_TAKEN > plan.there().getOrDefault(one.getKey(), 0));
        if (many && !confirmed.test(all.taken())) {
            throw new Repair.Refused("Cannot repair: it would take away or change " + all.takenWords()
                    + "; more than a tenth of what there is of a kind, and any setting, administrator or registered "
                    + "location, is not taken without asking; look at the dry run, and confirm it with --confirm "
                    + all.taken());
        }
    }

    /** What concerns all who ask, or opens files to IAM. */
    private static boolean isOfAll(Kind kind) {
        return switch (kind) {
            case ADMINISTRATOR, READ_ONLY_ADMINISTRATOR, DATABASE_DEFAULT, TABLE_DEFAULT, SETTING, LOCATION -> true;
            case DATABASE_TABLE_DEFAULT, DATABASE, TABLE, COLUMN, MAKER, TAG, TAGGED, FILTER, GRANT -> false;
        };
    }
}
