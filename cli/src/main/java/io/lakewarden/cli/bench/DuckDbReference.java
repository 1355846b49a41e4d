package io.lakewarden.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The billing transformation in DuckDB, in a process of its own so that its memory can be measured: the same rules, the
 * same five tables, written as Parquet. Prints a line a repetition: seconds, rows of silver, net sales.
 */
public final class DuckDbReference {
    private DuckDbReference() {}

    /** Arguments: folder of CSV parts, CSV of countries, output folder, threads, repetitions. */
    public static void main(String[] args) throws SQLException, IOException {
        String script = new String(
                DuckDbReference.class.getResourceAsStream("duckdb.sql").readAllBytes(), StandardCharsets.UTF_8);
        int repetitions = Integer.parseInt(args[4]);
        for (int repetition = 0; repetition < repetitions; repetition++) {
            Path out = Files.createDirectories(Path.of(args[2], String.valueOf(repetition)));
            long start = System.nanoTime();
            String check = run(script, args, out);
            System.out.println((System.nanoTime() - start) / 1e9 + " " + check);
        }
    }

    private static String run(String script, String[] args, Path out) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + Integer.parseInt(args[3]));
            String sql = script.replace("${parts}", quoted(args[0] + "/*.csv"))
                    .replace("${countries}", quoted(args[1]))
                    .replace("${out}", out.toString().replace("'", "''"));
            for (String part : sql.split(";\\s*\n")) {
                statement.execute(part);
            }

            try (ResultSet sums = statement.executeQuery("SELECT count(*), sum(amount) FROM lines")) {
                sums.next();
                return sums.getLong(1) + " " + sums.getBigDecimal(2).toPlainString();
            }
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
