package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.Checked;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.Reading;
import io.lakewarden.stepfunctions.compile.PipelineRules;
import java.nio.file.Path;
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
    /** Reads and checks {@code platform/} in that folder. */
    static DefinitionCheck of(Path folder) {
        Reading reading = DefinitionReader.read(folder);
        Checked checked = Checker.check(reading);
        List<Finding> findings = Stream.concat(checked.findings().stream(), PipelineRules.findings(reading).stream())
                .sorted()
                .distinct()
                .toList();
        boolean broken = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        return new DefinitionCheck(broken ? Optional.empty() : checked.platform(), findings);
    }

    /** The platform, or a failure that prints the findings. */
    static CheckedPlatform required(Console console) {
        DefinitionCheck check = of(console.dir());
        return check.platform().orElseThrow(() -> {
            check.findings().forEach(finding -> console.progress(finding.toString()));
            return CommandFailed.because("Cannot run: the definition has errors; mend what stands above");
        });
    }

    /** What a platform consists of, for a person. */
    static String summary(Platform platform) {
        return "platform " + platform.name() + " (" + platform.datasets().count() + " datasets, "
                + platform.pipelines().count() + " pipelines, "
                + platform.environments().size() + " environments)";
    }
}
