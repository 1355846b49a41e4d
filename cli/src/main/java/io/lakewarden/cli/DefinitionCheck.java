package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.jobcode.JobLint;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.check.emr.ClusterRule;
import io.lakewarden.model.check.emr.Tested;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.Reading;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.stepfunctions.compile.PipelineRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every check there is, over one definition.
 *
 * @param platform present when no finding is an error
 * @param findings sorted
 */
record DefinitionCheck(Optional<CheckedPlatform> platform, List<Finding> findings) {
    /** Reads and checks {@code platform/} in that folder; policy tests that name no day are about the given one. */
    static DefinitionCheck of(Path folder, LocalDate on) {
        Reading reading = DefinitionReader.read(folder);
        Checked checked = Checker.check(reading);
        Stream<Finding> access = checked.platform().isPresent()
                ? reading.definition().stream().flatMap(definition -> AccessCheck.findings(definition, on).stream())
                : Stream.empty();
        Stream<Finding> code = checked.platform().isPresent()
                ? reading.definition().stream().flatMap(definition -> JobLint.findings(definition).stream())
                : Stream.empty();
        List<Finding> findings = Stream.of(
                        checked.findings().stream(), PipelineRules.findings(reading).stream(), access, code)
                .flatMap(stream -> stream)
                .sorted()
                .distinct()
                .toList();
        boolean broken = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        return new DefinitionCheck(broken ? Optional.empty() : checked.platform(), findings);
    }

    /** The platform, or a failure that prints the findings; every result names what was only tested. */
    static CheckedPlatform required(Console console) {
        return passed(console).platform().orElseThrow();
    }

    /** The same with what was found. */
    static DefinitionCheck passed(Console console) {
        DefinitionCheck check = of(console.dir(), OnDay.byDefault(console));
        caveats(console, check.platform().orElseThrow(() -> {
            check.findings().forEach(finding -> console.progress(finding.toString()));
            return CommandFailed.because("Cannot run: the definition has errors; mend what stands above");
        }));
        return check;
    }

    /** What it says of scaling in an environment that EMR may not do. */
    Stream<String> doubtedScaling(String environment) {
        return findings.stream()
                .filter(finding -> finding.code().equals(ClusterRule.SCALING_WITHOUT_WAY_OUT.name())
                        && finding.position().file().endsWith("environments/" + environment + ".yaml"))
                .map(Finding::message);
    }

    /** Names what was only tested, beside the result. */
    static void caveats(Console console, CheckedPlatform checked) {
        Tested.allowed(checked.platform()).forEach(allowed -> console.caveat(allowed.environment(), caveat(allowed)));
    }

    private static String caveat(Tested.Allowed allowed) {
        return "Allowed because somebody tested it: " + allowed.rule() + " on " + allowed.environment() + "/"
                + allowed.cluster() + ", " + allowed.reason();
    }

    /** The checked definition with its positions, or a failure that prints the findings. */
    static Definition requiredDefinition(Console console) {
        required(console);
        return DefinitionReader.read(console.dir()).definition().orElseThrow();
    }

    /** What a platform consists of, for a person. */
    static String summary(Platform platform) {
        return "platform " + platform.name() + " (" + platform.datasets().count() + " datasets, "
                + platform.pipelines().count() + " pipelines, "
                + platform.environments().size() + " environments)";
    }
}
