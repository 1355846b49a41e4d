package io.lakewarden.account.grants;

import io.lakewarden.account.grants.CatalogEntry.CatalogColumn;
import io.lakewarden.account.grants.CatalogEntry.CatalogDatabase;
import io.lakewarden.account.grants.CatalogEntry.CatalogTable;
import io.lakewarden.account.grants.CatalogEntry.Maker;
import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Entry.Grant;
import io.lakewarden.account.grants.Entry.Location;
import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import io.lakewarden.account.grants.Setting.DatabaseDefault;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of an account the definition speaks for: its databases with all that is in them, its tags wherever they are, and the
 * places of its files, whoever has something on them; and its principals, whatever they have anything on. All of that is in
 * the account's own catalog: other catalogs are others'. The settings are the whole account's, and so the definition's. All
 * else is others', and nothing is said of it.
 *
 * @param account twelve digits
 * @param databases names
 * @param principals ARNs
 * @param locations ARNs of the registered places
 * @param tagKey the key of its tags; a key of another name is another's, also of another platform that has an environment
 *     called the same
 */
public record Estate(
        String account,
        SortedSet<String> databases,
        SortedSet<String> principals,
        SortedSet<String> locations,
        String tagKey) {
    /** Rights of others that concern nothing but what they make themselves. */
    static final Set<String> TO_MAKE =
            Set.of("CREATE_DATABASE", "CREATE_CATALOG", "CREATE_LF_TAG", "CREATE_LF_TAG_EXPRESSION");

    public Estate {
        databases = new TreeSet<>(databases);
        principals = new TreeSet<>(principals);
        locations = new TreeSet<>(locations);
    }

    /** Whether it is the definition's to say that an entry should or should not be there. */
    boolean judges(Entry entry) {
        return switch (entry.kind()) {
            case ADMINISTRATOR, READ_ONLY_ADMINISTRATOR, DATABASE_DEFAULT, TABLE_DEFAULT, SETTING -> true;
            case LOCATION -> isPlace(((Location) entry).arn());
            case DATABASE_TABLE_DEFAULT -> databases.contains(((DatabaseDefault) entry).database());
            case DATABASE -> databases.contains(((CatalogDatabase) entry).name());
            case TABLE -> databases.contains(((CatalogTable) entry).table().database());
            case COLUMN -> databases.contains(((CatalogColumn) entry).table().database());
            case MAKER -> databases.contains(((Maker) entry).table().database());
            case TAG -> isTag(((TagValue) entry).key());
            case TAGGED -> judges((Tagged) entry);
            case FILTER -> databases.contains(((CellsFilter) entry).table().database());
            case GRANT -> judges((Grant) entry);
        };
    }

    /** A tag of its own on what is another's, too: who is granted that tag sees what it is on. */
    private boolean judges(Tagged tagged) {
        return isInDatabase(tagged.place()) || isTag(tagged.key());
    }

    private boolean judges(Grant grant) {
        return !grant.on().isForeign()
                && (isOn(grant.on(), grant.permission())
                        || principals.stream().anyMatch(principal -> Identity.same(principal, grant.principal())));
    }

    private boolean isOn(Target on, String permission) {
        return isInDatabase(on)
                || on.speaksOf(this::isTag)
                || on.location().filter(this::isPlace).isPresent()
                || on.isCatalog() && !TO_MAKE.contains(permission);
    }

    private boolean isInDatabase(Target on) {
        return !on.isForeign() && on.inDatabase().filter(databases::contains).isPresent();
    }

    /** Whether a tag of that key is its own. */
    boolean isTag(String key) {
        return key.equals(tagKey);
    }

    /** Above one of its places or below it, or its place itself: each is about the same files. */
    private boolean isPlace(String arn) {
        return locations.stream()
                .anyMatch(place -> place.equals(arn)
                        || place.startsWith(arn.replaceAll("/+$", "") + "/")
                        || arn.startsWith(place + "/"));
    }
}
