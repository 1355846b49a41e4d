package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import io.lakewarden.security.authorizer.ranger.ColumnView;
import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.TableView;
import io.lakewarden.security.authorizer.ranger.Target;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.ResolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowNamespaces;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.plans.logical.views.ShowIcebergViews;

/** Which rows of a listing a user may know of. */
final class Listings {
    private final Authorizer authorizer;
    private final SparkSession session;

    Listings(Authorizer authorizer, SparkSession session) {
        this.authorizer = authorizer;
        this.session = session;
    }

    /** Empty for what is no listing, or one of nothing that is governed. */
    Optional<Predicate<InternalRow>> visible(LogicalPlan command, Principal principal) {
        if (command instanceof ShowTables show && show.namespace() instanceof ResolvedNamespace namespace) {
            return Optional.of(row -> isTemporary(row) ? isOwn(row, principal) : isSeen(row, namespace, principal));
        }

        if (command instanceof ShowIcebergViews show && show.namespace() instanceof ResolvedNamespace namespace) {
            return Optional.of(row -> isTemporary(row) ? isOwn(row, principal) : isSeen(row, namespace, principal));
        }

        if (command instanceof ShowNamespaces show && show.namespace() instanceof ResolvedNamespace namespace) {
            return Optional.of(row -> sees(
                    principal,
                    () -> Target.database(
                            authorizer.catalogs().database(namespace.catalog().name(), new String[] {row.getString(0)
                            }))));
        }

        if (command instanceof DescribeRelation describe && describe.relation() instanceof ResolvedTable table) {
            return columns(table, principal);
        }

        return Optional.empty();
    }

    private static boolean isTemporary(InternalRow row) {
        return row.numFields() > 2 && row.getBoolean(2);
    }

    private boolean isSeen(InternalRow row, ResolvedNamespace namespace, Principal principal) {
        return sees(
                principal,
                () -> authorizer.catalogs().table(namespace.catalog().name(), parts(namespace), row.getString(1)));
    }

    private boolean isOwn(InternalRow row, Principal principal) {
        boolean global = !row.getString(0).isEmpty();
        return authorizer.owners().mayHave(session, row.getString(1), global, principal);
    }

    private boolean sees(Principal principal, java.util.function.Supplier<Target> target) {
        try {
            return authorizer.engine().seesAnything(principal, target.get());
        } catch (AccessDenied unknown) {
            return false;
        }
    }

    private Optional<Predicate<InternalRow>> columns(ResolvedTable table, Principal principal) {
        Source source = authorizer
                .sources()
                .of(table.table(), scala.Option.apply(table.catalog()), scala.Option.apply(table.identifier()));
        if (!(source instanceof Source.Rows rows)) {
            return Optional.empty();
        }

        TableView view = authorizer.view(
                principal,
                rows.table(),
                list(table.output()).stream().map(Attribute::name).toList());
        return view.whole()
                ? Optional.empty()
                : Optional.of(row -> {
                    ColumnView column = view.columns().get(row.getString(0));
                    return column != null && !(column instanceof ColumnView.Hidden);
                });
    }

    private static String[] parts(ResolvedNamespace namespace) {
        return list(namespace.namespace()).toArray(String[]::new);
    }
}
