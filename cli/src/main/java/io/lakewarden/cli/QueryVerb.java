package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.LakeStorage;
import io.lakewarden.cli.local.RangerFolder;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.StorageGrant;
import io.lakewarden.cli.local.Worker;
import io.lakewarden.cli.worker.WorkerProtocol;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the lake on this machine. */
@Command(
        name = "query",
        description = "Ask the lake on this machine; tables go by zone and name, as in gold.sales_by_day.")
final class QueryVerb implements Callable<Integer> {
    /** Whose credential reads the files; it runs text, never code. */
    private static final String SERVER = "sql-server";

    @Mixin
    private Console console;

    @Mixin
    private LocalOnly localOnly;

    @Parameters(paramLabel = "SQL", description = "A SELECT, SHOW TABLES IN gold, or DESCRIBE.")
    private String sql;

    @Option(
            names = "--as-of",
            paramLabel = "TAG|TIMESTAMP",
            description =
                    "Read every table as it was: a tag (run-2011-03-21) or an instant (2026-01-31 06:00:00, UTC).")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "PRINCIPAL",
            description =
                    "Whose query it is: a user or service account (default: the operator of environments/local.yaml).")
    private Optional<String> as = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most rows to print, 1 to 100000 (default: ${DEFAULT-VALUE}).")
    private int limit = 1000;

    @Override
    public Integer call() {
        localOnly.check();
        if (limit < 1 || limit > 100_000) {
            throw CommandFailed.usage("Invalid --limit: got " + limit + ", expected 1 to 100000");
        }

        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
        if (!Files.exists(state.path().resolve("catalog.mv.db"))) {
            throw CommandFailed.because("Cannot run the query: there is no lake here yet; run ./lakewarden up first");
        }

        CheckedPlatform checked = DefinitionCheck.required(console);
        String principal = principal(checked);
        Reply reply = ask(state, checked, principal);
        if (!reply.ok()) {
            String more = reply.code().equals(WorkerProtocol.ACCESS_DENIED)
                    ? "; ./lakewarden access matrix --principal " + principal + " shows what " + principal + " may read"
                    : "";
            throw CommandFailed.because(reply.message() + more);
        }

        console.result(reply.result());
        print(reply.result());
        return ExitCode.OK.code();
    }

    private Reply ask(StateFolder state, CheckedPlatform checked, String principal) {
        List<String> args = new ArrayList<>(List.of(sql));
        asOf.ifPresent(args::add);
        Installation installation = Installation.current();
        List<StorageGrant> grants = List.of(StorageGrant.readingAll(SERVER, state));
        try (LakeStorage storage = LakeStorage.start(installation, state, grants)) {
            String policies = RangerFolder.write(checked, state).toString();
            Hello hello =
                    new Hello(SERVER, state.path().toString(), 2, true, policies, storage.access(SERVER), Map.of());
            try (Worker worker = Worker.start(installation, hello, new Gibibytes(1), Worker.SHORT_LIVED)) {
                return worker.ask(
                        new Request(WorkerProtocol.Kind.QUERY, "query", args, principal, Map.of(), "", limit));
            }
        }
    }

    private String principal(CheckedPlatform checked) {
        if (as.isPresent()) {
            return Principals.acting(checked.platform(), as.get(), "--as");
        }

        String operator = LocalEnvironment.of(checked)
                .operator()
                .orElseThrow(() -> CommandFailed.usage("Cannot run the query: it is nobody's; name somebody with --as, "
                        + "or an operator in platform/environments/local.yaml"));
        console.progress("As " + operator + ", the operator of environments/local.yaml; --as names another");
        return operator;
    }

    private void print(JsonNode table) {
        List<String> header = new ArrayList<>();
        table.get("columns").forEach(column -> header.add(column.get("name").asText()));
        List<List<String>> rows = new ArrayList<>();
        table.get("rows").forEach(row -> {
            List<String> line = new ArrayList<>();
            row.forEach(value -> line.add(value.isNull() ? "" : value.asText()));
            rows.add(line);
        });
        console.line(TextTable.of(header, rows));
        console.line(rows.size()
                + (rows.size() == 1 ? " row" : " rows")
                + (table.get("more").asBoolean() ? ", and more; raise --limit to see them" : ""));
    }
}
