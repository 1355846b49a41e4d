package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Principal;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.streaming.WriteToStream;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.execution.streaming.FileStreamSink;
import org.apache.spark.sql.execution.streaming.sources.MemorySink;

/** Where a stream may write: tables, folders, and what stays in its own process. */
final class Streams {
    private static final Set<String> OWN =
            Set.of("ConsoleTable$", "ForeachBatchSink", "ForeachWriterTable", "NoopTable$");

    private static final TreeNodeTag<Boolean> DECIDED = new TreeNodeTag<>("lakewarden.decided");

    private final Authorizer authorizer;

    Streams(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    void check(WriteToStream stream, Principal principal) {
        // Spark looks at a plan many times while it analyzes it.
        Rights rights = stream.getTagValue(DECIDED).isDefined()
                ? Rights.asking(authorizer, principal)
                : Rights.deciding(authorizer, principal);
        stream.setTagValue(DECIDED, true);
        if (stream.catalogAndIdent().isDefined()) {
            TableCatalog catalog = stream.catalogAndIdent().get()._1();
            Identifier table = stream.catalogAndIdent().get()._2();
            rights.write(new Source.Rows(authorizer.catalogs().table(catalog.name(), table.namespace(), table.name())));
        } else if (stream.catalogTable().isDefined()) {
            rights.write(authorizer.sources().of(stream.catalogTable().get()));
        } else if (stream.sink() instanceof MemorySink memory) {
            authorizer.owners().checkRows(memory, principal);
        } else if (stream.sink() instanceof FileStreamSink files) {
            rights.write(new Source.Files(List.of(files.toString().replaceFirst("^FileSink\\[(.*)]$", "$1"))));
        } else if (!OWN.contains(stream.sink().getClass().getSimpleName())) {
            throw rights.refused("write", new Source.Unknown(stream.sink().name()));
        }
    }
}
