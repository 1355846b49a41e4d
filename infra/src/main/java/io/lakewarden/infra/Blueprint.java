package io.lakewarden.infra;

import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import java.time.LocalDate;

/**
 * Everything that a synthesis depends on; the same of it gives the same bytes.
 *
 * @param checked the whole definition
 * @param environment the one to deploy, in an account
 * @param on the day as of which grants hold
 * @param firstSchemas what tables are created with, whatever the definition says of them by now
 * @param artifacts what clusters run
 * @param budgets of the environment, where some are committed
 */
public record Blueprint(
        CheckedPlatform checked,
        Environment environment,
        LocalDate on,
        FirstSchemas firstSchemas,
        Artifacts artifacts,
        Budgets budgets) {
    /** The same with other budgets. */
    public Blueprint with(Budgets other) {
        return new Blueprint(checked, environment, on, firstSchemas, artifacts, other);
    }
}
