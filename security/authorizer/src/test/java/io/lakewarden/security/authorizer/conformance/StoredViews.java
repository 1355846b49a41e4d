package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;

/** Views that a catalog keeps, over tables that one may not read. */
final class StoredViews {
    private StoredViews() {}

    static Chapter chapter() {
        return new Chapter("Stored views")
                .like(READER, "SELECT id FROM sales.order_view", "1", "2", "3", "4", "5", "6")
                .denied(INTERN, "reads a view", "SELECT * FROM sales.order_view")
                .denied(INTERN, "counts a view", "SELECT count(*) FROM sales.order_view")
                .denied(READER, "reads a view over a table that it may not read", "SELECT * FROM sales.pay_view")
                .denied(
                        READER,
                        "counts a view over a table that it may not read",
                        "SELECT count(*) FROM sales.pay_view")
                .denied(
                        READER,
                        "reads such a view of the session catalog",
                        "SELECT pay FROM spark_catalog.files.pay_view")
                .denied(READER, "selects a literal of such a view", "SELECT 1 FROM spark_catalog.files.pay_view")
                .denied(READER, "reads such a view as a DataFrame", world -> world.spark()
                        .table("sales.pay_view")
                        .count())
                .denied(
                        READER,
                        "reads such a view in a subquery",
                        "SELECT id FROM sales.customers WHERE id IN (SELECT id FROM sales.pay_view)")
                .shows(ANALYST, "counts a view of all rows", "SELECT count(*) FROM sales.order_view", "4")
                .shows(
                        ANALYST,
                        "filters a view by a masked column's real value",
                        "SELECT count(*) FROM sales.order_view WHERE customer LIKE 'raw%'",
                        "0")
                .like(READER, "SELECT count(*) FROM sales.order_view", "6")
                .after(ANALYST, "CREATE VIEW desk.own AS SELECT card FROM lake.sales.orders")
                .denied(ANALYST, "reads a denied column through a view of its own", "SELECT * FROM desk.own")
                .denied(
                        ANALYST,
                        "makes a view of a denied table and counts it",
                        Call.sql(
                                "CREATE VIEW spark_catalog.desk.own AS SELECT 1 FROM lake.vault.salaries",
                                "SELECT count(*) FROM spark_catalog.desk.own"))
                .after(ANALYST, "CREATE VIEW spark_catalog.desk.own AS SELECT 1 AS one")
                .denied(
                        ANALYST,
                        "changes its own view to a denied table and counts it",
                        Call.sql(
                                "ALTER VIEW spark_catalog.desk.own AS SELECT id AS one FROM lake.vault.salaries",
                                "SELECT count(*) FROM spark_catalog.desk.own"))
                .after(READER, "CREATE VIEW desk.lent AS SELECT id, card FROM lake.sales.orders")
                .denied(
                        ANALYST,
                        "reads a denied column through a view that somebody lends it",
                        "SELECT card FROM desk.lent")
                .after(READER, "CREATE VIEW desk.lent AS SELECT id, born FROM lake.sales.orders")
                .shows(
                        ANALYST,
                        "reads all rows through a view that somebody lends it",
                        "SELECT * FROM desk.lent WHERE id > 3",
                        "4|1964-01-01")
                .after(
                        READER,
                        "CREATE VIEW desk.lent AS SELECT o.id FROM lake.sales.orders o WHERE o.card LIKE 'rawc%'")
                .denied(
                        ANALYST,
                        "reads what a denied column selects in a view that somebody lends it",
                        "SELECT count(*) FROM desk.lent")
                .denied(READER, "replaces a view", "CREATE OR REPLACE VIEW sales.order_view AS SELECT 1 AS id")
                .denied(
                        READER,
                        "makes a view beside the tables that it reads",
                        "CREATE VIEW sales.mine AS SELECT 1 AS id")
                .denied(READER, "drops a view", "DROP VIEW sales.order_view")
                .denied(READER, "renames a view", "ALTER VIEW spark_catalog.files.pay_view RENAME TO files.other")
                .denied(
                        READER,
                        "sets a view's properties",
                        "ALTER VIEW sales.order_view SET TBLPROPERTIES ('a' = 'b')");
    }
}
