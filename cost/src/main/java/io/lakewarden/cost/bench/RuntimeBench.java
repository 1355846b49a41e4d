package io.lakewarden.cost.bench;

import io.lakewarden.cost.bench.Design.Case;
import io.lakewarden.cost.bench.MeasuredJob.Point;
import io.lakewarden.cost.runtime.Calibrated;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.MeasuredRun;
import io.lakewarden.cost.runtime.Refusal;
import io.lakewarden.cost.runtime.Traits;
import io.lakewarden.model.Gibibytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Times predicted from a few runs, against the median of runs that were not seen; five rounds, each with other repeats. */
public final class RuntimeBench {
    private static final int ROUNDS = 5;
    private static final List<String> SCANS = List.of("grep", "sort");
    private static final String ITERATIVE = "kmeans";

    private static final List<Design> DESIGNS = List.of(
            Design.sameData(List.of(2, 6, 12), List.of(4, 8, 10)),
            Design.sameData(List.of(2, 12), List.of(4, 6, 8, 10)),
            Design.sameData(List.of(2, 4, 6), List.of(8, 10, 12)),
            Design.sameData(List.of(2, 4), List.of(8, 10, 12)),
            Design.lessData(List.of(2, 6)),
            Design.lessData(List.of(2, 12)),
            Design.lessData(List.of(2, 6, 12)),
            Design.lessData(List.of(2, 4, 8, 12)));

    private final List<MeasuredJob> scans;
    private final List<MeasuredJob> iterative;

    private RuntimeBench(List<MeasuredJob> scans, List<MeasuredJob> iterative) {
        this.scans = scans;
        this.iterative = iterative;
    }

    /**
     * Mean relative errors of one design.
     *
     * @param design in words
     * @param runs that are seen
     * @param cases predicted
     * @param percent by method, in the order of the methods
     */
    public record Errors(String design, int runs, int cases, Map<String, Double> percent) {}

    /**
     * What happens to an SLA if the cheapest number of nodes is taken that is predicted to meet it.
     *
     * @param method in words
     * @param design in words
     * @param rule the margin, or the probability that is asked for
     * @param missedPercent of the choices that took longer
     * @param dearerPercent what the choices cost more than the cheapest that meets it
     * @param choices made; where nothing is predicted to meet it, none is made
     */
    public record Sla(
            String method, String design, String rule, double missedPercent, double dearerPercent, int choices) {}

    /**
     * An iterative job.
     *
     * @param machine type
     * @param nodes that are asked about
     * @param gibibytes input
     * @param refused why, by its name and with its figures; empty where a prediction is given
     * @param unguardedPercent the error that the same fit would have made
     */
    public record Iterative(
            String machine, int nodes, double gibibytes, Optional<String> refused, double unguardedPercent) {}

    /**
     * All of it.
     *
     * @param runs in the data
     * @param errors by design
     * @param slas by method, design and rule
     * @param coveragePercent share of the times within the forecasts' 5th to 95th percentile
     * @param scansRefused scans for which nothing would be said
     * @param iterative what is said about an iterative job
     */
    public record Result(
            int runs,
            List<Errors> errors,
            List<Sla> slas,
            double coveragePercent,
            long scansRefused,
            List<Iterative> iterative) {}

    /**
     * Reads {@code grep.tsv}, {@code sort.tsv} and {@code kmeans.tsv} in a folder.
     *
     * @throws IllegalArgumentException if one is missing or is not of the kind
     */
    public static RuntimeBench of(Path folder) {
        List<MeasuredJob> scans =
                SCANS.stream().flatMap(job -> read(folder, job).stream()).toList();
        return new RuntimeBench(scans, read(folder, ITERATIVE));
    }

    /** Measures. */
    public Result run() {
        int runs = Stream.concat(scans.stream(), iterative.stream())
                .flatMap(job -> job.repeats().values().stream())
                .mapToInt(List::size)
                .sum();
        return new Result(
                runs,
                DESIGNS.stream().map(this::errors).toList(),
                new SlaBench(scans).run(),
                coverage(Design.lessData(List.of(2, 6, 12))),
                DESIGNS.stream().mapToLong(this::refused).sum(),
                iterative.stream().flatMap(RuntimeBench::iterative).toList());
    }

    private Errors errors(Design design) {
        List<Case> cases = scans.stream().flatMap(design::cases).toList();
        Map<String, Double> percent = new LinkedHashMap<>();
        for (Method method : Method.values()) {
            percent.put(
                    method.label(),
                    100
                            * cases.stream()
                                    .flatMap(each -> errors(each, method))
                                    .mapToDouble(error -> error)
                                    .average()
                                    .orElseThrow());
        }

        return new Errors(design.label(), design.runs(), cases.size(), percent);
    }

    private static Stream<Double> errors(Case each, Method method) {
        return IntStream.range(0, ROUNDS).boxed().flatMap(round -> {
            Method.Prediction prediction =
                    method.from(each.runs(round), each.job().machine());
            return each.asked().stream().map(point -> error(prediction, each.job(), point));
        });
    }

    private static double error(Method.Prediction prediction, MeasuredJob job, Point point) {
        double measured = job.medianSeconds(point);
        return Math.abs(prediction.seconds(point.nodes(), point.gibibytes()) - measured) / measured;
    }

    private long refused(Design design) {
        return scans.stream()
                .flatMap(design::cases)
                .filter(each -> IntStream.range(0, ROUNDS)
                        .mapToObj(round ->
                                Calibrated.of(each.runs(round), each.job().machine(), Traits.scan()))
                        .anyMatch(model -> each.asked().stream().anyMatch(point -> refusal(model, each.job(), point)
                                .isPresent())))
                .count();
    }

    private static Optional<Refusal> refusal(Calibrated model, MeasuredJob job, Point point) {
        return model.refusal(new CoreNodes(job.machine(), point.nodes()), new Gibibytes(point.gibibytes()));
    }

    private double coverage(Design design) {
        List<Boolean> inside = new ArrayList<>();
        scans.stream().flatMap(design::cases).forEach(each -> IntStream.range(0, ROUNDS)
                .forEach(round -> {
                    Calibrated model =
                            Calibrated.of(each.runs(round), each.job().machine(), Traits.scan());
                    each.asked().forEach(point -> inside.add(isInside(model, each.job(), point)));
                }));
        return 100.0 * inside.stream().filter(within -> within).count() / inside.size();
    }

    private static boolean isInside(Calibrated model, MeasuredJob job, Point point) {
        Forecast forecast = Method.forecast(model, job.machine(), point.nodes(), point.gibibytes());
        double seconds = job.medianSeconds(point);
        return forecast.quantile(0.05).toMillis() / 1000.0 <= seconds
                && seconds <= forecast.quantile(0.95).toMillis() / 1000.0;
    }

    /** Each point, from all the others of its machine; the job caches its input. */
    private static Stream<Iterative> iterative(MeasuredJob job) {
        return job.repeats().keySet().stream().map(point -> {
            List<MeasuredRun> others = job.repeats().keySet().stream()
                    .filter(other -> !other.equals(point))
                    .map(other -> job.run(other, 0))
                    .toList();
            Calibrated model =
                    Calibrated.of(others, job.machine(), Traits.scan().caching(1));
            Method.Prediction unguarded = (nodes, gibibytes) ->
                    Method.forecast(model, job.machine(), nodes, gibibytes).medianSeconds();
            return new Iterative(
                    job.machine().instanceType(),
                    point.nodes(),
                    point.gibibytes(),
                    refusal(model, job, point).map(why -> why.reason() + ": " + why.why()),
                    100 * error(unguarded, job, point));
        });
    }

    private static List<MeasuredJob> read(Path folder, String job) {
        Path file = folder.resolve(job + ".tsv");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no " + job + ".tsv");
        }

        return C3o.read(file, job);
    }
}
