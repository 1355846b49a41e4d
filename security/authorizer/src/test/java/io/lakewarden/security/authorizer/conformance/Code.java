package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.OWNER;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.Map;
import org.apache.spark.sql.api.java.UDF0;
import org.apache.spark.sql.types.DataTypes;

/** Functions, jars and scripts that SQL text can call. */
final class Code {
    private Code() {}

    static Chapter chapter() {
        String hashCode = "org.apache.spark.sql.catalyst.expressions.Upper";
        return new Chapter("Functions, jars and scripts")
                .like(ANALYST, "SELECT upper(country), count(*) FROM sales.orders GROUP BY 1", "FRANCE|2", "GERMANY|2")
                .denied(
                        ANALYST,
                        "calls any method of Java",
                        "SELECT java_method('java.lang.System', 'getProperty', 'user.dir')")
                .denied(ANALYST, "calls any method by reflection", "SELECT reflect('java.util.UUID', 'randomUUID')")
                .denied(
                        ANALYST,
                        "calls a method in other letters",
                        "SELECT REFLECT('java.util.UUID', 'randomUUID') FROM sales.orders")
                .denied(
                        ANALYST,
                        "calls a method in a filter",
                        "SELECT id FROM sales.orders WHERE java_method('java.lang.String', 'valueOf', 1) = '1'")
                .denied(ANALYST, "calls a method in a DataFrame", world -> world.spark()
                        .range(1)
                        .selectExpr("reflect('java.lang.System', 'getenv', 'PATH')"))
                .denied(
                        ANALYST,
                        "calls a method in a view",
                        Call.sql(
                                "CREATE TEMPORARY VIEW m AS SELECT java_method('java.lang.System', 'getProperty', 'user.dir') AS p",
                                "SELECT * FROM m"))
                .denied(
                        ANALYST,
                        "runs a script over its rows",
                        "SELECT TRANSFORM (id) USING 'cat' AS (line) FROM sales.orders")
                .denied(
                        ANALYST,
                        "runs a script that reads a file",
                        "SELECT TRANSFORM (id) USING 'cat {root}/closed/lines.txt' AS (line) FROM range(1)")
                .denied(
                        ANALYST,
                        "runs a script by MAP",
                        "FROM range(1) MAP id USING 'cat {root}/closed/lines.txt' AS line")
                .denied(
                        ANALYST,
                        "runs a script in a subquery",
                        "SELECT count(*) FROM (SELECT TRANSFORM (id) USING 'cat {root}/closed/lines.txt' AS (line) FROM range(1))")
                .denied(
                        ANALYST,
                        "makes a function of a class",
                        "CREATE FUNCTION spark_catalog.desk.f AS '" + hashCode + "'")
                .denied(
                        ANALYST,
                        "makes a temporary function of a class",
                        "CREATE TEMPORARY FUNCTION f AS '" + hashCode + "'")
                .denied(
                        ANALYST,
                        "replaces a function for others",
                        "CREATE OR REPLACE TEMPORARY FUNCTION upper AS '" + hashCode + "'")
                .denied(
                        ANALYST,
                        "makes a function of a jar",
                        "CREATE FUNCTION spark_catalog.desk.f AS '" + hashCode
                                + "' USING FILE 'file:{root}/open/lines.txt'")
                .denied(ANALYST, "adds a jar", "ADD JAR 'file:{root}/open/lines.txt'")
                .denied(ANALYST, "adds a closed file", "ADD FILE '{file}'")
                .denied(ANALYST, "adds an archive", "ADD ARCHIVE '{meta}'")
                .denied(INTERN, "lists jars", "LIST JARS")
                .denied(INTERN, "lists files", Call.sql("LIST FILES"))
                .after(OWNER, world -> world.spark()
                        .udf()
                        .register(
                                "owned",
                                org.apache.spark.sql.functions.udf((UDF0<Integer>) () -> 1, DataTypes.IntegerType)))
                .denied(ANALYST, "drops somebody's function", "DROP TEMPORARY FUNCTION owned")
                .like(READER, "SELECT * FROM range(2)", "0", "1")
                .denied(
                        ANALYST,
                        "reads a file by an entity of XML",
                        "SELECT xpath_string('<!DOCTYPE a [<!ENTITY e SYSTEM \"file:{root}/closed/lines.txt\">]><a>&e;</a>', 'a') FROM vault.salaries")
                .denied(
                        ANALYST,
                        "reads an identifier made by a clause",
                        "SELECT count(*) FROM IDENTIFIER('vault' || '.salaries')")
                .denied(ANALYST, "reads an identifier that is a parameter", world -> world.spark()
                        .sql("SELECT count(*) FROM IDENTIFIER(:t)", Map.of("t", "vault.salaries")))
                .denied(ANALYST, "reads a column that is a parameter", world -> world.spark()
                        .sql("SELECT IDENTIFIER(:c) FROM sales.orders", Map.of("c", "card")))
                .denied(ANALYST, "filters by a parameter", world -> world.spark()
                        .sql("SELECT count(*) FROM sales.orders WHERE card LIKE :guess", Map.of("guess", "rawcard1%")))
                .denied(ANALYST, "filters by a positional parameter", world -> world.spark()
                        .sql("SELECT count(*) FROM sales.orders WHERE card LIKE ?", new Object[] {"rawcard1%"}))
                .denied(
                        ANALYST,
                        "reads a table that a variable names",
                        Call.sql("SET hidden.t = vault.salaries", "SELECT count(*) FROM ${hidden.t}"));
    }
}
