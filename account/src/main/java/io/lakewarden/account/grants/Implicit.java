package io.lakewarden.account.grants;

import io.lakewarden.account.grants.CatalogEntry.Maker;
import io.lakewarden.account.grants.Entry.Grant;
import io.lakewarden.account.grants.Entry.Tagged;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.lakeformation.model.LFTag;

/**
 * Rights that come with having made something or with administering, by Lake Formation's documentation
 * (https://docs.aws.amazon.com/lake-formation/latest/dg/implicit-permissions.html). Who made a table has all on it, and sees
 * its database. Administrators describe everything, have every location and make databases and tags; to alter or drop what
 * others made they must be granted. Who made a table the catalog says; databases and tags are made by the deployment.
 *
 * <p>Of who made a table that is taken for right only where it is the deployment, an administrator that is meant to be, or
 * somebody who may manage that table: who else made one sees more of it by that than the definition lets them.
 */
final class Implicit {
    /**
     * Administrators change and assign tags, and change saved expressions. Of assigning, the documentation says both that it
     * comes with administering and that it is to be granted to oneself
     * (https://docs.aws.amazon.com/lake-formation/latest/dg/TBAC-adding-tag-creator.html): a repair that took it from who
     * makes it could assign nothing.
     */
    private static final Set<String> OF_TAGS = Set.of("DESCRIBE", "ALTER", "DROP", "ASSOCIATE");

    private static final Set<String> TO_MANAGE = Set.of("ALL", "ALTER");

    private Implicit() {}

    /** Whether somebody of the definition has it without a grant. */
    static boolean is(Grant grant, DesiredState desired, LiveState live) {
        boolean mayBe = grant.condition().isEmpty() && !grant.on().isForeign();
        return mayBe && (isByMaking(grant, desired, live) || isByAdministering(grant, desired));
    }

    private static boolean isByMaking(Grant grant, DesiredState desired, LiveState live) {
        boolean isDeployed = Identity.same(desired.deployment(), grant.principal())
                && (grant.on().isDatabase() || grant.on().isTag());
        return isDeployed || hasMade(grant, desired, live);
    }

    private static boolean hasMade(Grant grant, DesiredState desired, LiveState live) {
        boolean sees = grant.on().isDatabase() && grant.permission().equals("DESCRIBE");
        return live.entries().stream()
                .filter(Maker.class::isInstance)
                .map(Maker.class::cast)
                .filter(made -> Identity.same(made.principal(), grant.principal()) && mayMake(made, desired))
                .map(Maker::table)
                .anyMatch(table -> grant.on().table().filter(table::equals).isPresent()
                        || sees
                                && grant.on()
                                        .inDatabase()
                                        .filter(table.database()::equals)
                                        .isPresent());
    }

    /** Whether the definition lets somebody have all on the table that they made. */
    static boolean mayMake(Maker made, DesiredState desired) {
        return Identity.same(desired.deployment(), made.principal())
                || desired.isAdministrator(made.principal())
                || desired.grants().stream()
                        .filter(grant -> TO_MANAGE.contains(grant.permission()))
                        .filter(grant -> Identity.same(grant.principal(), made.principal()))
                        .anyMatch(grant -> covers(grant.on(), made.table(), desired));
    }

    private static boolean covers(Target on, TableName table, DesiredState desired) {
        if (on.isOfDatabases()) {
            return false;
        }

        return on.equals(Target.table(table))
                || on.equals(Target.allTables(table.database()))
                || !on.terms().isEmpty()
                        && on.terms().stream().allMatch(term -> tagsOf(table, desired).stream()
                                .anyMatch(tag -> matches(term, tag)));
    }

    /** Those that a table has of its own, or otherwise those of its database. */
    private static List<Tagged> tagsOf(TableName table, DesiredState desired) {
        List<Tagged> own = tagsOn(Target.table(table), desired);
        return own.isEmpty() ? tagsOn(Target.database(table.database()), desired) : own;
    }

    private static List<Tagged> tagsOn(Target place, DesiredState desired) {
        return desired.entries().stream()
                .filter(Tagged.class::isInstance)
                .map(Tagged.class::cast)
                .filter(tag -> tag.place().equals(place))
                .toList();
    }

    private static boolean matches(LFTag term, Tagged tag) {
        return term.tagKey().equals(tag.key()) && term.tagValues().contains(tag.text());
    }

    private static boolean isByAdministering(Grant grant, DesiredState desired) {
        return desired.isAdministrator(grant.principal())
                && (grant.permission().equals("DESCRIBE")
                        || grant.on().location().isPresent()
                        || isOfTags(grant.on()) && OF_TAGS.contains(grant.permission())
                        || grant.on().isCatalog() && Estate.TO_MAKE.contains(grant.permission()));
    }

    private static boolean isOfTags(Target on) {
        return on.isTag() || on.isSavedExpression();
    }
}
