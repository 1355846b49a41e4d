package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.CatalogDatabase;
import io.lakewarden.account.grants.Entry.CatalogTable;
import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Entry.Location;
import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import io.lakewarden.account.grants.Setting.DatabaseDefault;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes an account what the definition says.
 *
 * @param changes in the order in which they are made
 * @param left what no change mends, with the reason
 * @param taken how much it takes away or changes: grants, whole or in part, one for each principal and what it is on; tags
 *     of resources, values of tags, filters, registrations and settings
 * @param judged how many grants there are that are the definition's to judge
 */
public record RepairPlan(List<Change> changes, List<String> left, int taken, int judged) {
    /** Plans. */
    static RepairPlan of(Drift drift, DesiredState desired, LiveState live) {
        Gap gap = new Gap(drift, desired, live);
        GrantRepair grants = new GrantRepair(gap);
        SettingsRepair settings = new SettingsRepair(gap);
        long taken = Stream.of(Tagged.class, TagValue.class, CellsFilter.class, Location.class)
                .mapToLong(kind -> gap.extra(kind).size())
                .sum();
        List<RepairPart> parts = List.of(
                settings.part(),
                grants.part(),
                new TagRepair(gap).part(),
                new FilterRepair(gap).part(),
                new LocationRepair(gap).part(),
                catalog(gap));
        return new RepairPlan(
                parts.stream()
                        .flatMap(part -> part.changes().stream())
                        .sorted(Comparator.comparing(Change::phase))
                        .toList(),
                parts.stream().flatMap(part -> part.left().stream()).toList(),
                Math.toIntExact(grants.revoked() + taken + settings.taken()),
                grants.judged());
    }

    /** Databases and tables hold data, and are a person's to make, change or drop. */
    private static RepairPart catalog(Gap gap) {
        RepairPart part = new RepairPart();
        gap.extra(CatalogTable.class).forEach(one -> part.left()
                .add("table " + one.about() + ": it may hold data; define it as a dataset, or drop it by hand"));
        gap.extra(DatabaseDefault.class).forEach(one -> part.left()
                .add(one.kind().word() + " " + one.about()
                        + ": who made the database may change it; as the role that deploys, update the database in "
                        + "Glue with no CreateTableDefaultPermissions"));
        Stream.concat(gap.missing(CatalogDatabase.class).stream(), gap.missing(CatalogTable.class).stream())
                .forEach(one -> part.left()
                        .add(one.kind().word() + " " + one.about() + ": deploy the catalog, which creates it"));
        return part;
    }

    /** What it takes away or changes, counted. */
    public String takenWords() {
        return taken + " grants, tags, filters, registrations and settings";
    }

    /** The texts of its changes. */
    public List<String> texts() {
        return changes.stream().map(Change::what).toList();
    }
}
