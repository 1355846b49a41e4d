package io.lakewarden.account.grants;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One fact about who may do what in an account, the same whether a definition says it or an account is found to have it. */
public sealed interface Entry extends Comparable<Entry>
        permits Entry.Grant,
                Entry.CellsFilter,
                Entry.TagValue,
                Entry.Tagged,
                Entry.Location,
                Entry.Administrator,
                CatalogEntry,
                Setting {
    /**
     * One permission of one principal.
     *
     * @param principal an ARN, or one of the service's own names for many
     * @param on what it is on
     * @param permission by its name in the API
     * @param grantable whether it may be passed on
     * @param condition under which alone it is; as the service writes it
     */
    record Grant(String principal, Target on, String permission, boolean grantable, Optional<String> condition)
            implements Entry {
        /** Without a condition. */
        public Grant(String principal, Target on, String permission, boolean grantable) {
            this(principal, on, permission, grantable, Optional.empty());
        }

        @Override
        public Kind kind() {
            return Kind.GRANT;
        }

        @Override
        public String about() {
            return principal + " on " + on + ": " + word();
        }

        @Override
        public String value() {
            return word();
        }

        /** The same without the right to pass it on. */
        Grant plain() {
            return new Grant(principal, on, permission, false, condition);
        }

        /** The permission, with the right to pass it on, and when it is. */
        public String word() {
            return words() + condition.map(when -> " if " + when).orElse("");
        }

        /** The permission, with the right to pass it on. */
        String words() {
            return permission + (grantable ? " with the right to grant it" : "");
        }
    }

    /**
     * Some rows and columns of a table that can be granted.
     *
     * @param columns none for all
     * @param excluded left out of all
     * @param rows absent for all rows
     */
    record CellsFilter(TableName table, String name, List<String> columns, List<String> excluded, Optional<String> rows)
            implements Entry {
        public CellsFilter {
            columns = columns.stream().sorted().toList();
            excluded = excluded.stream().sorted().toList();
        }

        @Override
        public Kind kind() {
            return Kind.FILTER;
        }

        @Override
        public String about() {
            return table + "[" + name + "]";
        }

        @Override
        public String value() {
            String shown = columns.isEmpty() ? "all columns" : String.join(", ", columns);
            return shown
                    + (excluded.isEmpty() ? "" : " but " + String.join(", ", excluded))
                    + rows.map(filter -> " where " + filter).orElse(", all rows");
        }
    }

    /** A value that an LF-tag may have. */
    record TagValue(String key, String text) implements Entry {
        @Override
        public Kind kind() {
            return Kind.TAG;
        }

        @Override
        public String about() {
            return key + "=" + text;
        }

        @Override
        public String value() {
            return text;
        }
    }

    /** The value of an LF-tag that a database, a table or one column has of its own. */
    record Tagged(Target place, String key, String text) implements Entry {
        @Override
        public Kind kind() {
            return Kind.TAGGED;
        }

        @Override
        public String about() {
            return place + " " + key;
        }

        @Override
        public String value() {
            return text;
        }
    }

    /**
     * A registered location.
     *
     * @param hybrid whether IAM decides, too, for who has not opted in
     * @param federated whether it is of a federated catalog
     * @param privileged whether who registered it has all on what is there
     */
    record Location(String arn, String role, boolean hybrid, boolean federated, boolean privileged) implements Entry {
        @Override
        public Kind kind() {
            return Kind.LOCATION;
        }

        @Override
        public String about() {
            return arn;
        }

        @Override
        public String value() {
            return "as " + role
                    + (hybrid ? ", hybrid" : "")
                    + (federated ? ", federated" : "")
                    + (privileged ? ", with privileged access" : "");
        }
    }

    /** Somebody who may grant everything, or see all that is granted. */
    record Administrator(String principal, boolean readOnly) implements Entry {
        /** Whether the same person is one of that kind, by whatever ARN. */
        boolean isIn(Collection<Entry> entries) {
            return entries.stream()
                    .anyMatch(entry -> entry instanceof Administrator other
                            && other.readOnly() == readOnly
                            && Identity.same(other.principal(), principal));
        }

        @Override
        public Kind kind() {
            return readOnly ? Kind.READ_ONLY_ADMINISTRATOR : Kind.ADMINISTRATOR;
        }

        @Override
        public String about() {
            return principal;
        }

        @Override
        public String value() {
            return principal;
        }
    }

    Kind kind();

    /** What it speaks of; two entries of one kind that speak of the same and differ contradict one another. */
    String about();

    /** What it says of it. */
    String value();

    @Override
    default int compareTo(Entry other) {
        int byKind = kind().compareTo(other.kind());
        return byKind != 0 ? byKind : (about() + " " + value()).compareTo(other.about() + " " + other.value());
    }
}
