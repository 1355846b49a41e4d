package io.lakewarden.security.lakeformation;

/**
 * The value that an LF-tag has on a resource, and on what lies in it as far as it has none of its own.
 *
 * @param resource a database, a table or columns
 * @param key of an {@link LfTag}
 * @param value one of its values
 */
public record TagAssociation(Resource resource, String key, String value) implements Comparable<TagAssociation> {
    @Override
    public int compareTo(TagAssociation other) {
        return (resource + " " + value).compareTo(other.resource + " " + other.value);
    }
}
