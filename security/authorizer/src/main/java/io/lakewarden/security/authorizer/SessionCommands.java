package io.lakewarden.security.authorizer;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.GlobalTempView$;
import org.apache.spark.sql.catalyst.analysis.PersistedView$;
import org.apache.spark.sql.catalyst.plans.logical.*;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import org.apache.spark.sql.execution.command.DropTempViewCommand;
import org.apache.spark.sql.execution.command.ResetCommand;
import org.apache.spark.sql.execution.command.SetCatalogCommand;
import org.apache.spark.sql.execution.command.SetCommand;
import org.apache.spark.sql.execution.command.SetNamespaceCommand;

/** Commands that change nothing but the session. */
final class SessionCommands {
    private static final String CREATE = "create";

    private final Authorizer authorizer;
    private final SparkSession session;
    private final Names names;

    SessionCommands(Authorizer authorizer, SparkSession session, Names names) {
        this.authorizer = authorizer;
        this.session = session;
        this.names = names;
    }

    void addTo(Needs needs) {
        needs.on(SetCommand.class, SessionSettings::check);
        needs.on(ResetCommand.class, SessionSettings::check);
        needs.on(CreateViewCommand.class, (create, rights) -> {
            if (create.viewType().equals(PersistedView$.MODULE$)) {
                rights.need(CREATE, CREATE, names.table(create.name()));
            } else {
                boolean global = create.viewType().equals(GlobalTempView$.MODULE$);
                authorizer.owners().viewMade(session, create.name().table(), global, rights.principal());
            }
        });
        needs.free(List.of(
                CacheTable.class,
                CacheTableAsSelect.class,
                UncacheTable.class,
                DropTempViewCommand.class,
                SetCatalogAndNamespace.class,
                SetCatalogCommand.class,
                SetNamespaceCommand.class,
                NoopCommand.class));
    }
}
