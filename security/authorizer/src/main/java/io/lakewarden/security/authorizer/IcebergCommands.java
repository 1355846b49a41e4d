package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.*;
import org.apache.spark.sql.catalyst.plans.logical.views.CreateIcebergView;
import org.apache.spark.sql.catalyst.plans.logical.views.DropIcebergView;

/** Iceberg's own commands, and its procedures. */
final class IcebergCommands {
    private static final String ALTER = "alter";
    private static final String CREATE = "create";
    private static final String DROP = "drop";

    private final Authorizer authorizer;
    private final SparkSession session;
    private final Names names;

    IcebergCommands(Authorizer authorizer, SparkSession session, Names names) {
        this.authorizer = authorizer;
        this.session = session;
        this.names = names;
    }

    void addTo(Needs needs) {
        needs.on(
                CreateOrReplaceBranch.class,
                (create, rights) -> rights.need(ALTER, ALTER, names.named(list(create.table()))));
        needs.on(
                CreateOrReplaceTag.class,
                (create, rights) -> rights.need(ALTER, ALTER, names.named(list(create.table()))));
        needs.on(DropBranch.class, (drop, rights) -> rights.need(ALTER, ALTER, names.named(list(drop.table()))));
        needs.on(DropTag.class, (drop, rights) -> rights.need(ALTER, ALTER, names.named(list(drop.table()))));
        needs.on(AddPartitionField.class, (add, rights) -> rights.need(ALTER, ALTER, names.named(list(add.table()))));
        needs.on(
                DropPartitionField.class, (drop, rights) -> rights.need(ALTER, ALTER, names.named(list(drop.table()))));
        needs.on(
                ReplacePartitionField.class,
                (replace, rights) -> rights.need(ALTER, ALTER, names.named(list(replace.table()))));
        needs.on(
                SetWriteDistributionAndOrdering.class,
                (set, rights) -> rights.need(ALTER, ALTER, names.named(list(set.table()))));
        needs.on(SetIdentifierFields.class, (set, rights) -> rights.need(ALTER, ALTER, names.named(list(set.table()))));
        needs.on(
                DropIdentifierFields.class,
                (drop, rights) -> rights.need(ALTER, ALTER, names.named(list(drop.table()))));
        needs.on(CreateIcebergView.class, (create, rights) -> rights.need(CREATE, CREATE, names.table(create.child())));
        needs.on(DropIcebergView.class, (drop, rights) -> rights.need(DROP, DROP, names.table(drop.child())));
        needs.on(Call.class, new Procedures(authorizer, session)::check);
    }
}
