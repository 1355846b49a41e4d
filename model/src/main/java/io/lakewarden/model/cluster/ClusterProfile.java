package io.lakewarden.model.cluster;

import java.util.Locale;

/** The kinds of cluster, by who decides there. */
public enum ClusterProfile {
    /** Transient, started by a state machine; each step has its account's role, tables are opened whole. */
    PIPELINE,
    /** Analysts' own; each step has its user's role, Lake Formation filters. */
    GOVERNED_SQL,
    /** Shared, users known by Kerberos; the SQL endpoint opens files and enforces Ranger's policies itself. */
    KERBEROS_RANGER;

    /** As definitions write it, say {@code governed-sql}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether each step has a role of its own, under Lake Formation. */
    public boolean hasRuntimeRoles() {
        return this != KERBEROS_RANGER;
    }
}
