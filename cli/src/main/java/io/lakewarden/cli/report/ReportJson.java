package io.lakewarden.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.Setting;
import io.lakewarden.cli.report.Report.StepRun;
import io.lakewarden.cli.report.Report.Table;
import io.lakewarden.jobs.catalogue.RunRecord;
import java.time.Duration;
import java.util.Locale;

/** The report as JSON; the same report gives the same bytes. Durations are in seconds. */
public final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    /**
     * All runs, indented, ending in a line feed. Physical plans are there once a step, from its latest run: the run
     * records have them all.
     */
    public static String toJson(Report report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("platform", report.platform());
        root.put("environment", report.environment());
        root.put("pipeline", report.pipeline());
        report.lines().ifPresent(lines -> root.set("lines", toJson(lines)));
        ArrayNode runs = root.putArray("runs");
        report.runs().forEach(run -> runs.add(toJson(run)));
        ArrayNode tables = root.putArray("tables");
        for (Table table : report.tables()) {
            ObjectNode node = tables.addObject().put("name", table.name()).put("rows", table.rows());
            node.put("latestTag", table.latestTag());
        }

        ArrayNode tuning = root.putArray("tuning");
        for (Setting setting : report.tuning()) {
            ObjectNode node = tuning.addObject().put("name", setting.name()).put("value", setting.value());
            node.put("reason", setting.reason());
        }

        ObjectNode plans = root.putObject("plans");
        LatestStep.of(report.runs()).forEach(latest -> {
            ObjectNode node = plans.putObject(latest.step().step());
            latest.record().ifPresent(record -> record.plans().forEach(node::put));
        });
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode toJson(Run run) {
        ObjectNode node = JSON.createObjectNode();
        node.put("date", run.date().toString());
        node.put("status", word(run.status()));
        run.failure().ifPresent(failure -> node.putObject("failure")
                .put("reason", failure.reason())
                .put("log", failure.log()));
        node.put("seconds", seconds(run.took()));
        run.emrTime().ifPresent(time -> node.put("emrSeconds", seconds(time)));
        Lines.of(run).ifPresent(lines -> node.set("lines", toJson(lines)));
        ArrayNode steps = node.putArray("steps");
        run.steps().forEach(step -> steps.add(toJson(step)));
        return node;
    }

    private static ObjectNode toJson(Lines lines) {
        return JSON.createObjectNode()
                .put("in", lines.in())
                .put("out", lines.out())
                .put("quarantined", lines.quarantined())
                .put("duplicates", lines.duplicates())
                .put("reconciled", lines.reconciled());
    }

    private static ObjectNode toJson(StepRun step) {
        ObjectNode node = JSON.createObjectNode();
        node.put("step", step.step());
        node.put("job", step.job());
        node.put("status", word(step.status()));
        node.put("seconds", seconds(step.took()));
        node.put("attempts", step.attempts());
        step.record().ifPresent(record -> node.set("record", withoutPlans(record)));
        return node;
    }

    private static ObjectNode withoutPlans(RunRecord record) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(record.toJson());
            node.remove("plans");
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a run record: " + e.getOriginalMessage(), e);
        }
    }

    private static String word(Report.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
