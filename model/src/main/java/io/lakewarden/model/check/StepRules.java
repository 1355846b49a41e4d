package io.lakewarden.model.check;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Step;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.check.Index.PlacedStep;
import io.lakewarden.model.text.Spelling;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of the steps of a pipeline and of their order. */
final class StepRules {
    private StepRules() {}

    static Stream<Violation> unknownAfter(Index index) {
        return index.steps().flatMap(step -> step.step().after().stream()
                .filter(before -> step(step.pipeline(), before).isEmpty())
                .map(before -> new Violation(
                        step.at().to("after", before),
                        "Cannot run " + step.step().name() + " after " + before + ": no such step in "
                                + step.pipeline().name(),
                        Spelling.remedy(
                                before,
                                step.pipeline().steps().stream().map(Step::name).toList()))));
    }

    private static Optional<Step> step(Pipeline pipeline, String name) {
        return pipeline.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst();
    }

    static Stream<Violation> cycle(Index index) {
        return index.pipelines().flatMap(pipeline -> StepOrder.cycle(pipeline.value()).stream()
                .map(cycle -> new Violation(
                        pipeline.at().to("steps", cycle.get(0), "after"),
                        "Cannot order the steps of " + pipeline.value().name() + ": " + String.join(" after ", cycle),
                        "remove one of these after")));
    }

    static Stream<Violation> unknownDataset(Index index) {
        return index.steps()
                .flatMap(step -> Stream.concat(
                        unknown(index, step, step.step().reads(), "reads", "read"),
                        unknown(index, step, step.step().writes(), "writes", "write")));
    }

    private static Stream<Violation> unknown(
            Index index, PlacedStep step, List<DatasetId> datasets, String key, String verb) {
        return datasets.stream()
                .filter(dataset -> index.dataset(dataset).isEmpty())
                .map(dataset -> new Violation(
                        step.at().to(key, dataset),
                        "Cannot " + verb + " " + dataset + " in step "
                                + step.step().name() + ": no such dataset",
                        Spelling.remedy(dataset.toString(), index.datasetNames())));
    }

    static Stream<Violation> writesTwice(Index index) {
        return index.pipelines().flatMap(pipeline -> {
            Map<DatasetId, String> writers = new HashMap<>();
            return steps(pipeline).flatMap(step -> step.step().writes().stream()
                    .filter(dataset -> writers.putIfAbsent(dataset, step.step().name()) != null)
                    .map(dataset -> new Violation(
                            step.at().to("writes", dataset),
                            "Cannot write " + dataset + " in step "
                                    + step.step().name() + ": step " + writers.get(dataset) + " writes it already",
                            "let one step write it")));
        });
    }

    static Stream<Violation> writtenByTwo(Index index) {
        Map<DatasetId, Placed<Pipeline>> writers = new HashMap<>();
        return index.pipelines().flatMap(pipeline -> steps(pipeline).flatMap(step -> step.step().writes().stream()
                .filter(dataset ->
                        !writers.computeIfAbsent(dataset, first -> pipeline).equals(pipeline))
                .map(dataset -> new Violation(
                        step.at().to("writes", dataset),
                        "Cannot write " + dataset + " in pipeline "
                                + pipeline.value().name() + ": pipeline "
                                + writers.get(dataset).value().name() + " writes it already",
                        "let one pipeline write it"))));
    }

    private static Stream<PlacedStep> steps(Placed<Pipeline> pipeline) {
        return pipeline.value().steps().stream()
                .map(step ->
                        new PlacedStep(pipeline.value(), step, pipeline.at().to("steps", step.name())));
    }

    static Stream<Violation> readsBeforeWritten(Index index) {
        return index.steps().flatMap(reader -> {
            Set<String> before = StepOrder.before(reader.pipeline(), reader.step());
            return reader.pipeline().steps().stream()
                    .filter(writer -> writer != reader.step() && !before.contains(writer.name()))
                    .flatMap(writer -> reader.step().reads().stream()
                            .filter(writer.writes()::contains)
                            .map(dataset -> new Violation(
                                    reader.at().to("reads", dataset),
                                    "Cannot read " + dataset + " in step "
                                            + reader.step().name() + ": step " + writer.name()
                                            + " writes it and need not be done by then",
                                    "add " + writer.name() + " to after")));
        });
    }

    static Stream<Violation> timeoutOverPipeline(Index index) {
        return index.steps()
                .filter(step -> step.step().timeout().compareTo(step.pipeline().timeout()) > 0)
                .map(step -> new Violation(
                        step.at().to("timeoutMinutes"),
                        "Invalid timeoutMinutes: got " + step.step().timeout().toMinutes()
                                + ", expected at most the pipeline's "
                                + step.pipeline().timeout().toMinutes(),
                        "lower it or raise the pipeline's"));
    }

    static Stream<Violation> retriesOverPipeline(Index index) {
        return index.steps()
                .filter(step -> step.step().timeout().compareTo(step.pipeline().timeout()) <= 0)
                .filter(step -> longest(step.step()).compareTo(step.pipeline().timeout()) > 0)
                .map(step -> new Violation(
                        step.at().to("retry"),
                        "Cannot finish the retries of step " + step.step().name() + ": they take up to "
                                + longest(step.step()).toMinutes() + " minutes, the pipeline's timeout is "
                                + step.pipeline().timeout().toMinutes(),
                        "lower attempts or timeoutMinutes, or raise the pipeline's timeoutMinutes"));
    }

    private static Duration longest(Step step) {
        return step.timeout()
                .multipliedBy(step.retry().attempts() + 1L)
                .plus(step.retry().pauses());
    }

    static Stream<Violation> descriptionTwice(Index index) {
        return index.pipelines().flatMap(pipeline -> {
            Set<String> seen = new HashSet<>();
            return steps(pipeline)
                    .filter(step -> !step.step().description().isEmpty()
                            && !seen.add(step.step().description()))
                    .map(step -> new Violation(
                            step.at().to("description"),
                            "Cannot describe two steps of " + pipeline.value().name()
                                    + " alike: the description is the state's name in the console",
                            "say what is different in this one"));
        });
    }
}
