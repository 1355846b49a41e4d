package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.optional;

import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.plans.logical.*;
import org.apache.spark.sql.execution.command.CreateDataSourceTableAsSelectCommand;
import org.apache.spark.sql.execution.command.CreateDataSourceTableCommand;
import org.apache.spark.sql.execution.command.DropTableCommand;
import org.apache.spark.sql.execution.command.InsertIntoDataSourceDirCommand;
import org.apache.spark.sql.execution.command.TruncateTableCommand;
import org.apache.spark.sql.execution.datasources.InsertIntoHadoopFsRelationCommand;

/** Commands on Spark's own tables and on folders. */
final class FileCommands {
    /** Of files; other sources of Spark read what policies know nothing of. */
    private static final List<String> FORMATS = List.of("parquet", "orc", "avro", "csv", "json", "text");

    private static final String UPDATE = "update";
    private static final String CREATE = "create";
    private static final String DROP = "drop";

    private final Authorizer authorizer;
    private final SparkSession session;
    private final Names names;

    FileCommands(Authorizer authorizer, SparkSession session, Names names) {
        this.authorizer = authorizer;
        this.session = session;
        this.names = names;
    }

    void addTo(Needs needs) {
        needs.on(InsertIntoHadoopFsRelationCommand.class, (insert, rights) -> {
            if (insert.catalogTable().isDefined()) {
                CatalogTable table = insert.catalogTable().get();
                rights.write(authorizer.sources().of(table));
                if (insert.mode() == org.apache.spark.sql.SaveMode.Overwrite) {
                    rights.read(
                            "overwrite",
                            authorizer.sources().of(table),
                            List.of(table.schema().fieldNames()));
                }
            } else {
                folder(insert.outputPath(), rights);
            }
        });
        needs.on(
                InsertIntoDataSourceDirCommand.class,
                (insert, rights) -> rights.path(
                        "write",
                        optional(insert.storage().locationUri())
                                .map(Object::toString)
                                .orElseThrow(() -> AccessDenied.of(
                                        rights.principal(), "write", "a folder", "it is not said which"))));
        needs.on(CreateDataSourceTableCommand.class, (create, rights) -> create(create.table(), rights));
        needs.on(CreateDataSourceTableAsSelectCommand.class, (create, rights) -> create(create.table(), rights));
        needs.on(DropTableCommand.class, (drop, rights) -> rights.need(DROP, DROP, names.table(drop.tableName())));
        needs.on(
                TruncateTableCommand.class,
                (truncate, rights) -> rights.need("write", UPDATE, names.table(truncate.tableName())));
    }

    /** A table of Spark's own is written before it is there, into the folder that it will have. */
    private void folder(Path path, Rights rights) {
        SessionCatalog catalog = session.sessionState().catalog();
        for (String database : list(catalog.listDatabases())) {
            TableIdentifier table = new TableIdentifier(path.getName(), scala.Option.apply(database));
            if (new Path(catalog.defaultTablePath(table)).equals(path)) {
                rights.need(CREATE, CREATE, names.table(table));
                rights.need("write", UPDATE, names.table(table));
                return;
            }
        }

        rights.path("write", path.toString());
    }

    private void create(CatalogTable table, Rights rights) {
        rights.need(CREATE, CREATE, names.table(table.identifier()));
        if (optional(table.provider())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(FORMATS::contains)
                .isEmpty()) {
            throw AccessDenied.of(
                    rights.principal(),
                    CREATE,
                    names.table(table.identifier()),
                    "tables are of " + String.join(", ", FORMATS));
        }

        optional(table.storage().locationUri()).ifPresent(location -> Places.check(location.toString(), rights));
        Places.check(Places.map(table.storage().properties()), rights);
        Places.check(Places.map(table.properties()), rights);
    }
}
