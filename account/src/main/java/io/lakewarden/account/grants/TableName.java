package io.lakewarden.account.grants;

/** A table as an account names it, which may be what no definition could call one. */
public record TableName(String database, String name) implements Comparable<TableName> {
    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return database + "." + name;
    }
}
