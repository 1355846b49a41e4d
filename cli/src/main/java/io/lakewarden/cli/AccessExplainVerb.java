package io.lakewarden.cli;

import io.lakewarden.cli.access.Explanation;
import io.lakewarden.cli.access.Explanation.Decision;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.Definition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One principal, one dataset: what, and because of which grants. */
@Command(
        name = "explain",
        description = "Say what a principal may do with a dataset or a column, and which grants say so.")
final class AccessExplainVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Parameters(index = "0", paramLabel = "PRINCIPAL", description = "A user, a group or a service account.")
    private String principal;

    @Parameters(index = "1", paramLabel = "DATASET[.COLUMN]", description = "As in gold.sales_by_day or with .net.")
    private String subject;

    @Override
    public Integer call() {
        Definition definition = DefinitionCheck.requiredDefinition(console);
        Principals.any(definition.platform(), principal, "PRINCIPAL");
        Subject asked = Subject.of(definition.platform(), subject, "DATASET");
        LocalDate on = onDay.day(console);
        Explanation explanation = Explanation.of(definition, on, principal, asked.dataset(), asked.column());
        lines(explanation).forEach(console::line);
        console.line("As of " + on);
        console.result(Json.object()
                .put("principal", principal)
                .put("on", on.toString())
                .set("decisions", Json.tree(explanation.decisions())));
        return ExitCode.OK.code();
    }

    /** Decisions that differ in their subject alone share a line. */
    private List<String> lines(Explanation explanation) {
        Map<Decision, List<String>> subjects = new LinkedHashMap<>();
        explanation.decisions().forEach(decision -> subjects.computeIfAbsent(alike(decision), key -> new ArrayList<>())
                .add(decision.subject()));
        List<String> lines = new ArrayList<>();
        subjects.forEach((decision, names) -> {
            String rows = decision.rows().isEmpty() ? "" : ", where " + decision.rows();
            lines.add(principal + (decision.allowed() ? " can " : " cannot ") + decision.action() + " "
                    + names(names)
                    + (decision.sees().isEmpty() ? "" : " " + decision.sees())
                    + rows);
            decision.grants().forEach(grant -> lines.add("    " + grant));
            if (decision.grants().isEmpty()) {
                lines.add("    no grant allows it");
            }
        });
        return lines;
    }

    /** {@code gold.sales.net}, or of several {@code country, net of gold.sales}. */
    private static String names(List<String> subjects) {
        if (subjects.size() == 1) {
            return subjects.get(0);
        }

        int dot = subjects.get(0).lastIndexOf('.');
        return subjects.stream().map(subject -> subject.substring(dot + 1)).collect(Collectors.joining(", ")) + " of "
                + subjects.get(0).substring(0, dot);
    }

    private static Decision alike(Decision decision) {
        return new Decision(
                decision.action(), "", decision.allowed(), decision.sees(), decision.rows(), decision.grants());
    }
}
