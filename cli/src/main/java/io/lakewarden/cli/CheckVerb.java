package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.model.Finding;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints every finding at once. */
@Command(name = "check", description = "Check the definition, all environments, and print every finding at once.")
final class CheckVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Override
    public Integer call() {
        DefinitionCheck check = DefinitionCheck.of(console.dir(), onDay.day(console));
        List<Finding> findings = Stream.concat(
                        check.findings().stream(),
                        check.platform().stream()
                                .flatMap(checked -> BudgetsCheck.findings(console.dir(), checked.platform()).stream()))
                .sorted()
                .toList();
        findings.forEach(finding -> console.line(finding.toString()));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        console.line(check.platform()
                .filter(checked -> errors == 0)
                .map(checked -> "Checked " + DefinitionCheck.summary(checked.platform()) + ": "
                        + counted(findings.size() - errors, "warning"))
                .orElseGet(() -> counted(errors, "error") + ", " + counted(findings.size() - errors, "warning")));
        console.result(json(findings, errors));
        return (errors == 0 ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private static String counted(long number, String what) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + what + (number == 1 ? "" : "s");
    }

    private static ObjectNode json(List<Finding> findings, long errors) {
        ObjectNode result = Json.object().put("ok", errors == 0);
        findings.forEach(finding -> result.withArray("findings")
                .addObject()
                .put("file", finding.position().file())
                .put("line", finding.position().line())
                .put("column", finding.position().column())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("code", finding.code())
                .put("message", finding.message())
                .put("remedy", finding.remedy()));
        if (findings.isEmpty()) {
            result.putArray("findings");
        }

        return result;
    }
}
