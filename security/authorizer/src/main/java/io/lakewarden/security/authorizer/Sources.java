package io.lakewarden.security.authorizer;

import static io.lakewarden.security.authorizer.ScalaLists.list;
import static io.lakewarden.security.authorizer.ScalaLists.optional;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.BaseMetadataTable;
import org.apache.iceberg.spark.PathIdentifier;
import org.apache.iceberg.spark.source.SparkChangelogTable;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.HiveTableRelation;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.CommandResult;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Range;
import org.apache.spark.sql.catalyst.streaming.StreamingRelationV2;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.write.RowLevelOperationTable;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import org.apache.spark.sql.execution.datasources.v2.FileTable;
import org.apache.spark.sql.execution.datasources.v2.StreamingDataSourceV2Relation;
import org.apache.spark.sql.execution.streaming.StreamingRelation;

/** Tells what Spark's relations are, in the words of policies. */
final class Sources {
    private static final Set<String> CHANGES = Set.of("_change_type", "_change_ordinal", "_commit_snapshot_id");

    private final Catalogs catalogs;

    Sources(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /** Of a leaf that holds data of its own or reads some; empty if it is neither. */
    Optional<Source> of(LogicalPlan leaf) {
        if (leaf instanceof DataSourceV2ScanRelation scan) {
            return of((LogicalPlan) scan.relation());
        }

        if (leaf instanceof DataSourceV2Relation relation) {
            return Optional.of(of(relation.table(), relation.catalog(), relation.identifier()));
        }

        if (leaf instanceof LogicalRelation relation) {
            return Optional.of(of(relation));
        }

        if (leaf instanceof HiveTableRelation relation) {
            return Optional.of(of(relation.tableMeta()));
        }

        if (leaf instanceof StreamingRelationV2 relation) {
            return Optional.of(of(relation.table(), relation.catalog(), relation.identifier()));
        }

        if (leaf instanceof StreamingDataSourceV2Relation relation) {
            return Optional.of(stream(relation));
        }

        if (leaf instanceof StreamingRelation relation) {
            return Optional.of(
                    new Source.Files(optional(relation.dataSource().options().get("path")).stream()
                            .toList()));
        }

        if (leaf instanceof LocalRelation
                || leaf instanceof OneRowRelation
                || leaf instanceof Range
                || leaf instanceof CommandResult) {
            return Optional.of(new Source.Nothing());
        }

        return Optional.empty();
    }

    private Source stream(StreamingDataSourceV2Relation relation) {
        return relation.catalog().isDefined() && relation.identifier().isDefined()
                ? new Source.Rows(catalogs.table(
                        relation.catalog().get().name(),
                        relation.identifier().get().namespace(),
                        relation.identifier().get().name()))
                : new Source.Unknown(relation.nodeName());
    }

    /** The columns that a leaf has before any is pruned. */
    static List<String> columns(LogicalPlan leaf) {
        LogicalPlan whole = leaf instanceof DataSourceV2ScanRelation scan ? scan.relation() : leaf;
        return list(whole.output()).stream().map(Attribute::name).toList();
    }

    Source of(CatalogTable table) {
        TableIdentifier identifier = table.identifier();
        return new Source.Rows(catalogs.table(
                "spark_catalog", new String[] {optional(identifier.database()).orElse("default")}, identifier.table()));
    }

    Source of(Table table, scala.Option<CatalogPlugin> catalog, scala.Option<Identifier> identifier) {
        if (table instanceof RowLevelOperationTable operation) {
            return of(operation.table(), catalog, identifier);
        }

        if (table instanceof FileTable files) {
            return new Source.Files(paths(files.fileIndex().rootPaths()));
        }

        if (table.getClass().getSimpleName().startsWith("NoopTable")) {
            return new Source.Nothing();
        }

        if (!(table instanceof SparkTable) && !(table instanceof SparkChangelogTable)) {
            return new Source.Unknown(table.name());
        }

        if (identifier.isEmpty() || catalog.isEmpty()) {
            return table instanceof SparkTable iceberg
                    ? new Source.Files(List.of(iceberg.table().location()))
                    : new Source.Unknown(table.name());
        }

        return iceberg(table, catalog.get(), identifier.get());
    }

    /**
     * An Iceberg table, or what its catalog finds below a table's name: a branch, a tag, a snapshot, its metadata. By path
     * it is files, whatever the table.
     */
    private Source iceberg(Table table, CatalogPlugin catalog, Identifier identifier) {
        if (identifier instanceof PathIdentifier path) {
            return new Source.Files(List.of(path.location()));
        }

        boolean metadata =
                table instanceof SparkChangelogTable || ((SparkTable) table).table() instanceof BaseMetadataTable;
        String[] namespace = identifier.namespace();
        if (!metadata && isItself(((SparkTable) table).table().name(), catalog, identifier)) {
            return new Source.Rows(catalogs.table(catalog.name(), namespace, identifier.name()));
        }

        if (namespace.length == 0) {
            return new Source.Unknown(table.name());
        }

        String[] database = Arrays.copyOf(namespace, namespace.length - 1);
        Target base = catalogs.table(catalog.name(), database, namespace[namespace.length - 1]);
        return metadata ? new Source.Metadata(base, identifier.name(), columns(table)) : new Source.Rows(base);
    }

    /** Of the table beneath, those of the past too: its files still tell of them. */
    private static List<String> columns(Table table) {
        if (table instanceof SparkTable iceberg && iceberg.table() instanceof BaseMetadataTable metadata) {
            return metadata.table().schemas().values().stream()
                    .flatMap(schema -> schema.columns().stream())
                    .map(column -> column.name())
                    .distinct()
                    .toList();
        }

        return Arrays.stream(table.columns())
                .map(column -> column.name())
                .filter(name -> !CHANGES.contains(name))
                .toList();
    }

    /** A table that is being made has no catalog in its name yet. */
    private static boolean isItself(String name, CatalogPlugin catalog, Identifier identifier) {
        String inCatalog = Stream.concat(Arrays.stream(identifier.namespace()), Stream.of(identifier.name()))
                .collect(Collectors.joining("."));
        return name.equals(inCatalog) || name.equals(catalog.name() + "." + inCatalog);
    }

    private Source of(LogicalRelation relation) {
        if (!(relation.relation() instanceof HadoopFsRelation files)) {
            return new Source.Unknown(relation.relation().getClass().getSimpleName());
        }

        return relation.catalogTable().isDefined()
                ? of(relation.catalogTable().get())
                : new Source.Files(paths(files.location().rootPaths()));
    }

    private static List<String> paths(scala.collection.Seq<org.apache.hadoop.fs.Path> paths) {
        return list(paths).stream().map(Object::toString).toList();
    }
}
