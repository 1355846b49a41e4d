package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.Grant;
import java.util.Set;

/**
 * Rights that come with having made something or with administering, by Lake Formation's documentation
 * (https://docs.aws.amazon.com/lake-formation/latest/dg/implicit-permissions.html). Who made a table has all on it, and sees
 * its database. Administrators describe everything, have every location and make databases and tags; to alter or drop what
 * others made they must be granted. Who made a table the catalog says; databases and tags are made by the deployment.
 */
final class Implicit {
    /**
     * Administrators change and assign tags, and change saved expressions. Of assigning, the documentation says both that it
     * comes with administering and that it is to be granted to oneself
     * (https://docs.aws.amazon.com/lake-formation/latest/dg/TBAC-adding-tag-creator.html): a repair that took it from who
     * makes it could assign nothing.
     */
    private static final Set<String> OF_TAGS = Set.of("DESCRIBE", "ALTER", "DROP", "ASSOCIATE");

    private Implicit() {}

    /** Whether somebody of the definition has it without a grant. */
    static boolean is(Grant grant, DesiredState desired, LiveState live) {
        boolean mayBe = grant.condition().isEmpty() && !grant.on().isForeign();
        return mayBe && (isByMaking(grant, desired, live) || isByAdministering(grant, desired));
    }

    private static boolean isByMaking(Grant grant, DesiredState desired, LiveState live) {
        boolean isDeployed = Identity.same(desired.deployment(), grant.principal())
                && (grant.on().isDatabase() || grant.on().isTag());
        return isDeployed || isSomebodyHere(grant.principal(), desired) && hasMade(grant, live);
    }

    private static boolean hasMade(Grant grant, LiveState live) {
        boolean sees = grant.on().isDatabase() && grant.permission().equals("DESCRIBE");
        return live.creators().entrySet().stream()
                .filter(made -> Identity.same(made.getValue(), grant.principal()))
                .map(made -> made.getKey())
                .anyMatch(table -> grant.on().table().filter(table::equals).isPresent()
                        || sees
                                && grant.on()
                                        .inDatabase()
                                        .filter(table.database()::equals)
                                        .isPresent());
    }

    private static boolean isSomebodyHere(String who, DesiredState desired) {
        return desired.isAdministrator(who)
                || desired.estate().principals().stream().anyMatch(principal -> Identity.same(principal, who));
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
