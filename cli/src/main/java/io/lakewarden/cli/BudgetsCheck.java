package io.lakewarden.cli;

import io.lakewarden.cost.budget.Inputs;
import io.lakewarden.cost.price.PriceLock;
import io.lakewarden.infra.costguard.BudgetsJson;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the committed budgets can be read, and are of the definition and the prices that there are. */
final class BudgetsCheck {
    private final Platform platform;

    private BudgetsCheck(Platform platform) {
        this.platform = platform;
    }

    static List<Finding> findings(Path folder, Platform platform) {
        BudgetsCheck check = new BudgetsCheck(platform);
        return platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .map(environment -> new BudgetsFile(folder, environment))
                .flatMap(file -> file.text().flatMap(text -> check.finding(file, text)).stream())
                .toList();
    }

    private Optional<Finding> finding(BudgetsFile file, String text) {
        try {
            file.read(text);
            return isOfNow(file, text)
                    ? Optional.empty()
                    : Optional.of(
                            finding(
                                    file,
                                    Finding.Severity.WARNING,
                                    "BUDGETS_STALE",
                                    "Cannot vouch for these budgets: the definition, the prices or what a bill corrected changed since they were written"));
        } catch (IllegalArgumentException e) {
            return Optional.of(finding(file, Finding.Severity.ERROR, "BUDGETS_INVALID", e.getMessage()));
        }
    }

    private boolean isOfNow(BudgetsFile file, String text) {
        String now = Inputs.sha256(
                platform,
                file.environment(),
                PriceLock.bundled(),
                Recalibrated.of(file.folder(), file.environment().name()));
        return BudgetsJson.inputs(text).filter(now::equals).isPresent();
    }

    private static Finding finding(BudgetsFile file, Finding.Severity severity, String code, String message) {
        return new Finding(new Position(file.name(), 1, 1), severity, code, message, file.remedy());
    }
}
