package io.lakewarden.cli;

import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An environment as it was defined at a revision, to be compiled by this checkout.
 *
 * @param blueprint with the tables and budgets that were committed then; empty where the environment was not there yet
 * @param differences in which its definition had gone on since its tables were created
 */
record BaseBlueprint(Optional<Blueprint> blueprint, List<String> differences) {
    /**
     * Reads it.
     *
     * @param frozenNow the tables of now, for a revision that has frozen none
     */
    static BaseBlueprint at(Path checkout, String revision, String environment, LocalDate on, FirstSchemas frozenNow) {
        Git git = new Git(checkout);
        CheckedPlatform then = BaseDefinition.of(checkout, revision);
        FirstSchemas defined = PlatformApp.defined(then, on);
        FirstSchemas frozen = git.file(revision, TablesFile.NAME)
                .map(TablesFile::read)
                .orElse(frozenNow)
                .with(defined);
        Optional<Blueprint> blueprint = then.platform()
                .environment(environment)
                .filter(known -> !known.isLocal())
                .map(known -> {
                    BudgetsFile budgets = new BudgetsFile(checkout, known);
                    return SynthVerb.blueprint(then, environment, on, frozen)
                            .with(git.file(revision, budgets.name())
                                    .map(budgets::parsed)
                                    .orElse(Budgets.NONE));
                });
        return new BaseBlueprint(blueprint, frozen.differences(defined));
    }
}
