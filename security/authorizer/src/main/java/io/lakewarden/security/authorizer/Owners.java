package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.optional;

import io.lakewarden.security.authorizer.ranger.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;

/** Whose a plan, a temporary view or computed rows are: what was made for one user is not another's. */
final class Owners {
    /** Names are global unless they are a session's. */
    private final Map<String, String> globalViews = new TreeMap<>();

    private final Map<SparkSession, Map<String, String>> views = new WeakHashMap<>();
    private final Map<Object, String> rows = new WeakHashMap<>();

    static void check(Governed governed, Principal principal) {
        if (!governed.terms().user().equals(principal.name())) {
            throw AccessDenied.of(
                    principal,
                    "read",
                    governed.terms().view().table(),
                    "the plan was made for " + governed.terms().user() + "; write the query anew");
        }
    }

    synchronized void viewMade(SparkSession session, String view, boolean global, Principal principal) {
        of(session, global).put(key(view), principal.name());
    }

    /** A view that was not made here is judged by what is in it. */
    void checkView(SparkSession session, TableIdentifier view, Principal principal) {
        if (!mayHave(session, view.table(), optional(view.database()).isPresent(), principal)) {
            throw AccessDenied.of(
                    principal, "read", "the view " + view.table(), "it is a temporary view of somebody else");
        }
    }

    /** Whether it is theirs, or not known to be another's. */
    synchronized boolean mayHave(SparkSession session, String view, boolean global, Principal principal) {
        return of(session, global).getOrDefault(key(view), principal.name()).equals(principal.name());
    }

    private Map<String, String> of(SparkSession session, boolean global) {
        return global ? globalViews : views.computeIfAbsent(session, key -> new TreeMap<>());
    }

    private static String key(String view) {
        return view.toLowerCase(Locale.ROOT);
    }

    /** Rows without a relation, say a checkpoint: whoever brings them first has them alone. */
    synchronized void checkRows(Object computed, Principal principal) {
        String owner = rows.computeIfAbsent(computed, key -> principal.name());
        if (!owner.equals(principal.name())) {
            throw AccessDenied.of(principal, "read", "computed rows", "they were made for " + owner);
        }
    }
}
