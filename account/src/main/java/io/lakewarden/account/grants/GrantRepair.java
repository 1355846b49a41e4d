package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.Grant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;

/** Grants: one entry of a batch for each principal, what it is on, and the condition if it is under one. */
record GrantRepair(Gap gap) {
    RepairPart part() {
        RepairPart part = new RepairPart();
        byPrincipal(gap.extra(Grant.class)).forEach((about, grants) -> part.changes()
                .add(Change.batched(Phase.REVOKE, "revoke " + words(grants) + " from " + about, entry(grants))));
        byPrincipal(given()).forEach((about, grants) -> {
            List<String> absent = gap.absent(grants.get(0).on());
            if (absent.isEmpty()) {
                part.changes()
                        .add(Change.batched(Phase.GRANT, "grant " + words(grants) + " to " + about, entry(grants)));
            } else {
                part.leave("grant to " + about, absent);
            }
        });
        return part;
    }

    /** What is missing, and what goes with the right to pass it on that is taken back. */
    private List<Grant> given() {
        Set<Grant> wanted = gap.desired().grants();
        return Stream.concat(
                        gap.missing(Grant.class).stream(),
                        gap.extra(Grant.class).stream()
                                .filter(Grant::grantable)
                                .map(Grant::plain)
                                .filter(wanted::contains))
                .distinct()
                .toList();
    }

    /** Which it takes back, whole or in part. */
    SortedSet<String> revoked() {
        return new TreeSet<>(byPrincipal(gap.extra(Grant.class)).keySet());
    }

    /** How many there are that are the definition's to judge. */
    int judged() {
        return byPrincipal(gap.live(Grant.class).stream()
                        .filter(gap.desired().estate()::judges)
                        .toList())
                .size();
    }

    private static Map<String, List<Grant>> byPrincipal(Collection<Grant> grants) {
        return grants.stream()
                .collect(Collectors.groupingBy(
                        grant -> grant.principal() + " on " + grant.on()
                                + grant.condition().map(when -> " if " + when).orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static String words(List<Grant> grants) {
        return Implied.leading(grants).stream().map(Grant::words).collect(Collectors.joining(", "));
    }

    /**
     * A call names the permissions themselves, also where only the right to pass them on is in question: what the
     * definition says is granted again without it.
     */
    private static BatchPermissionsRequestEntry entry(List<Grant> grants) {
        Grant one = grants.get(0);
        BatchPermissionsRequestEntry.Builder entry = BatchPermissionsRequestEntry.builder()
                .principal(to -> to.dataLakePrincipalIdentifier(one.principal()))
                .resource(one.on().resource())
                .permissionsWithStrings(
                        grants.stream().map(Grant::permission).distinct().toList())
                .permissionsWithGrantOptionWithStrings(grants.stream()
                        .filter(Grant::grantable)
                        .map(Grant::permission)
                        .toList());
        one.condition().ifPresent(when -> entry.condition(condition -> condition.expression(when)));
        return entry.build();
    }
}
