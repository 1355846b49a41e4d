package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.optional;

import io.lakewarden.security.authorizer.ranger.Principal;
import java.util.Map;
import java.util.Optional;
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

    synchronized void viewMade(SparkSession session, TableIdentifier view, Principal principal) {
        of(session, view).put(key(view), principal.name());
    }

    /** A view that was not made here is judged by what is in it. */
    synchronized void checkView(SparkSession session, TableIdentifier view, Principal principal) {
        Optional.ofNullable(of(session, view).get(key(view)))
                .filter(owner -> !owner.equals(principal.name()))
                .ifPresent(owner -> {
                    throw AccessDenied.of(
                            principal, "read", "the view " + view.table(), "it is a temporary view of " + owner);
                });
    }

    private Map<String, String> of(SparkSession session, TableIdentifier view) {
        return isGlobal(view) ? globalViews : views.computeIfAbsent(session, key -> new TreeMap<>());
    }

    private static boolean isGlobal(TableIdentifier view) {
        return optional(view.database()).isPresent();
    }

    private static String key(TableIdentifier view) {
        return view.table().toLowerCase(java.util.Locale.ROOT);
    }

    /** Rows without a relation, say a checkpoint: whoever brings them first has them alone. */
    synchronized void checkRows(Object computed, Principal principal) {
        String owner = rows.computeIfAbsent(computed, key -> principal.name());
        if (!owner.equals(principal.name())) {
            throw AccessDenied.of(principal, "read", "computed rows", "they were made for " + owner);
        }
    }
}
