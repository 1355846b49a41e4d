package io.lakewarden.cli.diagram;

import io.lakewarden.cli.diagram.Diagram.Arrow;
import io.lakewarden.cli.diagram.Diagram.Box;
import io.lakewarden.cli.diagram.Diagram.Column;
import io.lakewarden.cli.diagram.Diagram.Kind;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Step;
import io.lakewarden.model.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which data a pipeline makes from which: the files in landing, each step, and the tables of every zone. */
public final class Lineage {
    private static final String LANDING = "landing";
    private static final String QUARANTINE_ENDING = "_quarantine";

    private final List<String> zones;
    private final Pipeline pipeline;

    private Lineage(Platform platform, Pipeline pipeline) {
        this.zones = platform.zones().stream().map(Zone::name).toList();
        this.pipeline = pipeline;
    }

    /** The picture; its columns are landing and the platform's zones, with the steps before the tables they write. */
    public static Diagram of(Platform platform, Pipeline pipeline) {
        return new Lineage(platform, pipeline).diagram();
    }

    private Diagram diagram() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(LANDING, "LANDING"));
        for (String zone : zones) {
            columns.add(new Column(stepsBefore(zone), ""));
            columns.add(new Column(zone, zone.toUpperCase(Locale.ROOT)));
        }

        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        SortedSet<DatasetId> datasets = new TreeSet<>();
        for (Step step : pipeline.steps()) {
            boxes.add(new Box(step(step), column(step), Kind.STEP, step.name(), List.of()));
            step.reads().forEach(dataset -> arrows.add(new Arrow(dataset.toString(), step(step))));
            step.writes().forEach(dataset -> arrows.add(new Arrow(step(step), dataset.toString())));
            datasets.addAll(step.reads());
            datasets.addAll(step.writes());
            if (BundledJob.named(step.job()).filter(BundledJob::readsLanding).isPresent()) {
                arrows.add(new Arrow(LANDING, step(step)));
            }
        }

        boolean landing = arrows.stream().anyMatch(arrow -> arrow.from().equals(LANDING));
        if (landing) {
            boxes.add(0, new Box(LANDING, LANDING, Kind.THING, "daily files", List.of("CSV, one a day")));
        }

        datasets.forEach(dataset ->
                boxes.add(new Box(dataset.toString(), dataset.zone(), kind(dataset), dataset.name(), List.of())));
        SortedSet<String> used = new TreeSet<>();
        boxes.forEach(box -> used.add(box.column()));
        columns.removeIf(column -> !used.contains(column.name()));
        return new Diagram("Lineage of the pipeline " + pipeline.name(), columns, boxes, arrows);
    }

    /** Before the first zone that it writes to, or the last that it reads where it writes none. */
    private String column(Step step) {
        List<DatasetId> near = step.writes().isEmpty() ? step.reads() : step.writes();
        int zone = near.stream()
                .mapToInt(dataset -> zones.indexOf(dataset.zone()))
                .min()
                .orElse(0);
        return stepsBefore(zones.get(zone));
    }

    private static Kind kind(DatasetId dataset) {
        return dataset.name().endsWith(QUARANTINE_ENDING) ? Kind.ASIDE : Kind.THING;
    }

    private static String step(Step step) {
        return "step " + step.name();
    }

    private static String stepsBefore(String zone) {
        return "steps before " + zone;
    }
}
