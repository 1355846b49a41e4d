package io.lakewarden.cli;

import io.lakewarden.cli.access.Matrix;
import io.lakewarden.cli.diagram.Lineage;
import io.lakewarden.cli.diagram.Svg;
import io.lakewarden.cli.local.Ledger;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.RunOutcome.StepOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.report.Report;
import io.lakewarden.cli.report.Report.Failure;
import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.Setting;
import io.lakewarden.cli.report.Report.Status;
import io.lakewarden.cli.report.Report.StepRun;
import io.lakewarden.cli.report.Report.Table;
import io.lakewarden.cli.report.ReportJson;
import io.lakewarden.cli.report.ReportPage;
import io.lakewarden.jobs.catalogue.tuning.Tuning;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The page about all runs on this machine, from what the runs left behind. */
final class RunReport {
    private final Ledger ledger;

    private RunReport(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Writes a page and its data for each pipeline placed here, the first one's into the report folder itself, and
     * returns that page.
     */
    static Path write(CheckedPlatform checked, Environment local, StateFolder state, LocalDate on) {
        RunReport reports = new RunReport(new Ledger(state));
        List<Pipeline> pipelines = LocalEnvironment.pipelines(checked, local);
        Matrix access = Matrix.of(checked.platform(), on);
        for (Pipeline pipeline : pipelines) {
            Path folder = pipeline.equals(pipelines.get(0))
                    ? state.report()
                    : state.report().resolve(pipeline.name());
            Report report = reports.report(checked, local, pipeline);
            String lineage = Svg.render(Lineage.of(checked.platform(), pipeline));
            StateFolder.write(folder.resolve("report.json"), ReportJson.toJson(report));
            StateFolder.write(folder.resolve("index.html"), ReportPage.toHtml(report, lineage, access));
        }

        return state.report().resolve("index.html");
    }

    private Report report(CheckedPlatform checked, Environment local, Pipeline pipeline) {
        List<RunOutcome> outcomes = ledger.all(pipeline.name());
        List<Run> runs = outcomes.stream().map(this::run).toList();
        Placement placement = local.placement(pipeline.name()).orElseThrow();
        return new Report(
                checked.platform().name(),
                local.name(),
                pipeline.name(),
                runs,
                Table.leftBy(runs),
                Tuning.of(placement.compute(), placement.input(), placement.spark()).settings().stream()
                        .map(setting -> new Setting(setting.name(), setting.value(), setting.reason()))
                        .toList());
    }

    private Run run(RunOutcome outcome) {
        return new Run(
                LocalDate.parse(outcome.date()),
                status(outcome.succeeded()),
                outcome.succeeded() ? Optional.empty() : Optional.of(new Failure(outcome.cause(), outcome.log())),
                duration(outcome.seconds()),
                Optional.of(Duration.ofSeconds(outcome.emrSeconds())),
                outcome.steps().stream().map(step -> step(outcome, step)).toList());
    }

    private StepRun step(RunOutcome outcome, StepOutcome step) {
        return new StepRun(
                step.step(),
                step.job(),
                status(step.succeeded()),
                duration(step.seconds()),
                step.attempts(),
                step.succeeded() ? ledger.jobRecord(outcome.pipeline(), outcome.date(), step.job()) : Optional.empty());
    }

    private static Status status(boolean succeeded) {
        return succeeded ? Status.SUCCEEDED : Status.FAILED;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
