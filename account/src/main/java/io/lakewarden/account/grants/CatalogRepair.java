package io.lakewarden.account.grants;

import io.lakewarden.account.grants.CatalogEntry.CatalogColumn;
import io.lakewarden.account.grants.CatalogEntry.CatalogDatabase;
import io.lakewarden.account.grants.CatalogEntry.CatalogTable;
import io.lakewarden.account.grants.CatalogEntry.Maker;
import io.lakewarden.account.grants.Setting.DatabaseDefault;
import java.util.stream.Stream;

/** Databases, tables and columns hold data, and are a person's to make, change or drop. */
record CatalogRepair(Gap gap) {
    RepairPart part() {
        RepairPart part = new RepairPart();
        gap.gone(CatalogTable.class).forEach(one -> part.left()
                .add("table " + one.about() + ": it may hold data; define it as a dataset, or drop it by hand"));
        gap.gone(CatalogColumn.class).forEach(one -> part.left()
                .add("column " + one.about()
                        + ": it may hold data, and nobody has classified it; define it, or drop it " + "by hand"));
        gap.extra(Maker.class).forEach(one -> part.left()
                .add("maker of table " + one.table() + ": " + one.principal()
                        + " may have all on it for having made it; "
                        + "let the deployment make it anew, and copy the rows"));
        gap.extra(DatabaseDefault.class).forEach(one -> part.left()
                .add(one.kind().word() + " " + one.about()
                        + ": who made the database may change it; as the role that deploys, update the database in "
                        + "Glue with no CreateTableDefaultPermissions"));
        Stream.of(CatalogDatabase.class, CatalogTable.class, CatalogColumn.class)
                .flatMap(kind -> gap.missing(kind).stream())
                .forEach(one -> part.left().add(one.kind().word() + " " + one.about() + ": " + missing(one)));
        return part;
    }

    private String missing(Entry one) {
        if (gap.isThere(one)) {
            return "it is not what the definition says (" + one.value()
                    + "); find out who changed it, and bring it back " + "by hand";
        }

        return one.kind() == Kind.COLUMN
                ? "deploy the change of the table that adds it"
                : "deploy the catalog, which creates it";
    }
}
