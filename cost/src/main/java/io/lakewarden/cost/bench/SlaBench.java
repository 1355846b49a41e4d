package io.lakewarden.cost.bench;

import io.lakewarden.cost.bench.Design.Case;
import io.lakewarden.cost.bench.MeasuredJob.Point;
import io.lakewarden.cost.bench.RuntimeBench.Sla;
import io.lakewarden.cost.runtime.Calibrated;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.MeasuredRun;
import io.lakewarden.cost.runtime.Traits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What predictions are worth under an SLA: for twenty SLAs between the fastest and the slowest cluster, the cheapest one
 * is taken that is predicted to meet it.
 */
final class SlaBench {
    private static final int ROUNDS = 5;
    private static final int SLAS = 20;
    private static final double PROBABILITY = 0.99;
    private static final List<Integer> ALL_NODES = List.of(2, 4, 6, 8, 10, 12);

    private final List<MeasuredJob> jobs;

    SlaBench(List<MeasuredJob> jobs) {
        this.jobs = jobs;
    }

    /** What is predicted of each point of a case, in one round. */
    private record Round<T>(Case of, Map<Point, T> predicted) {}

    /** Whether a cluster is predicted to meet an SLA. */
    @FunctionalInterface
    private interface Rule<T> {
        boolean accepts(T predicted, double slaSeconds);
    }

    /** One choice under an SLA: whether it was missed, and its cost over that of the best. */
    private record Choice(boolean missed, double costRatio) {}

    List<Sla> run() {
        Design three = Design.sameData(List.of(2, 6, 12), ALL_NODES);
        Design four = Design.sameData(List.of(2, 4, 8, 12), ALL_NODES);
        Design up = Design.lessData(List.of(2, 6));
        Design upMore = Design.lessData(List.of(2, 6, 12));
        return Stream.of(
                        margins(Method.ERNEST4, three),
                        margins(Method.ERNEST4, four),
                        margins(Method.ERNEST5, up),
                        margins(Method.THROUGHPUT, three),
                        margins(Method.OURS, three),
                        margins(Method.OURS, four),
                        margins(Method.OURS, up),
                        margins(Method.OURS, upMore),
                        Stream.of(three, four, up, upMore).map(this::byProbability))
                .flatMap(rows -> rows)
                .toList();
    }

    private Stream<Sla> margins(Method method, Design design) {
        List<Round<Double>> rounds = rounds(design, (runs, job) -> {
            Method.Prediction prediction = method.from(runs, job.machine());
            return point -> prediction.seconds(point.nodes(), point.gibibytes());
        });
        return DoubleStream.of(0, 0.1, 0.2, 0.3)
                .mapToObj(margin -> row(
                        method.label(),
                        design,
                        String.format(Locale.ROOT, "margin %.0f %%", 100 * margin),
                        rounds,
                        (seconds, sla) -> seconds * (1 + margin) <= sla));
    }

    private Sla byProbability(Design design) {
        List<Round<Forecast>> rounds = rounds(design, (runs, job) -> {
            Calibrated model = Calibrated.of(runs, job.machine(), Traits.scan());
            return point -> Method.forecast(model, job.machine(), point.nodes(), point.gibibytes());
        });
        return row(
                Method.OURS.label(),
                design,
                String.format(Locale.ROOT, "P(T<=SLA) %.0f %%", 100 * PROBABILITY),
                rounds,
                (forecast, sla) -> forecast.within(Duration.ofMillis(Math.round(1000 * sla))) >= PROBABILITY);
    }

    private <T> List<Round<T>> rounds(
            Design design, BiFunction<List<MeasuredRun>, MeasuredJob, Function<Point, T>> learned) {
        return jobs.stream()
                .flatMap(design::cases)
                .flatMap(each -> IntStream.range(0, ROUNDS).mapToObj(round -> {
                    Function<Point, T> prediction = learned.apply(each.runs(round), each.job());
                    return new Round<>(
                            each, each.asked().stream().collect(Collectors.toMap(point -> point, prediction)));
                }))
                .toList();
    }

    private static <T> Sla row(String method, Design design, String label, List<Round<T>> rounds, Rule<T> rule) {
        List<Choice> choices =
                rounds.stream().flatMap(round -> choices(round, rule)).toList();
        return new Sla(
                method,
                design.label(),
                label,
                100.0 * choices.stream().filter(Choice::missed).count() / choices.size(),
                100 * (choices.stream().mapToDouble(Choice::costRatio).average().orElseThrow() - 1),
                choices.size());
    }

    private static <T> Stream<Choice> choices(Round<T> round, Rule<T> rule) {
        return slas(round.of()).mapToObj(sla -> choice(round, rule, sla)).flatMap(Optional::stream);
    }

    private static <T> Optional<Choice> choice(Round<T> round, Rule<T> rule, double sla) {
        MeasuredJob job = round.of().job();
        double best = round.of().asked().stream()
                .filter(point -> job.medianSeconds(point) <= sla)
                .mapToDouble(point -> cost(job, point))
                .min()
                .orElseThrow();
        return round.of().asked().stream()
                .filter(point -> rule.accepts(round.predicted().get(point), sla))
                .min(Comparator.comparingInt(Point::nodes))
                .map(point -> new Choice(job.medianSeconds(point) > sla, cost(job, point) / best));
    }

    /** Evenly between the times of the fastest and of the slowest cluster. */
    private static DoubleStream slas(Case each) {
        double[] seconds = each.asked().stream()
                .mapToDouble(each.job()::medianSeconds)
                .sorted()
                .toArray();
        double fastest = seconds[0];
        double slowest = seconds[seconds.length - 1];
        return IntStream.rangeClosed(1, SLAS).mapToDouble(index -> fastest + (slowest - fastest) * index / SLAS);
    }

    private static double cost(MeasuredJob job, Point point) {
        return point.nodes() * job.medianSeconds(point);
    }
}
