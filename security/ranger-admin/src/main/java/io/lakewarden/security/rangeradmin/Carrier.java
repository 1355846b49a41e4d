package io.lakewarden.security.rangeradmin;

/**
 * What stands in a policy for others: a role for its members, a tag for the columns that carry it.
 *
 * @param kind which of both
 * @param name unique in its kind
 */
record Carrier(Kind kind, String name) implements Comparable<Carrier> {
    enum Kind {
        ROLE,
        TAG
    }

    static Carrier role(String name) {
        return new Carrier(Kind.ROLE, name);
    }

    static Carrier tag(String name) {
        return new Carrier(Kind.TAG, name);
    }

    @Override
    public int compareTo(Carrier other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.name() + " " + name;
    }
}
