package io.lakewarden.cost.bench;

import io.lakewarden.cost.bench.MeasuredJob.Point;
import io.lakewarden.cost.runtime.MeasuredRun;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which runs a model may see, and which it must predict.
 *
 * @param smaller whether it sees smaller sizes than it must predict, the two largest of at most 70 %
 * @param seen numbers of nodes
 * @param asked numbers of nodes
 */
record Design(boolean smaller, List<Integer> seen, List<Integer> asked) {
    private static final double LARGEST_SMALLER = 0.705;

    static Design sameData(List<Integer> seen, List<Integer> asked) {
        return new Design(false, seen, asked);
    }

    static Design lessData(List<Integer> seen) {
        return new Design(true, seen, List.of(2, 4, 6, 8, 10, 12));
    }

    /**
     * One job at one size under this design.
     *
     * @param seen what is seen
     * @param asked what is asked
     */
    record Case(MeasuredJob job, List<Point> seen, List<Point> asked) {
        /** The runs that are seen: of each point another repeat, five rounds in all. */
        List<MeasuredRun> runs(int round) {
            return IntStream.range(0, seen.size())
                    .mapToObj(index -> job.run(seen.get(index), round + index))
                    .toList();
        }
    }

    /** All that the job's runs allow. */
    Stream<Case> cases(MeasuredJob job) {
        return smaller ? up(job) : job.sizes().stream().flatMap(size -> level(job, size));
    }

    String label() {
        String from = String.join(",", seen.stream().map(String::valueOf).toList());
        return smaller
                ? "two sizes of at most 70 % x n=" + from + " -> all data, all n"
                : "same data, n=" + from + " -> "
                        + String.join(",", asked.stream().map(String::valueOf).toList());
    }

    int runs() {
        return smaller ? 2 * seen.size() : seen.size();
    }

    private Stream<Case> level(MeasuredJob job, double size) {
        return job.hasRun(size, seen) ? Stream.of(new Case(job, points(size, seen), asked(job, size))) : Stream.empty();
    }

    private Stream<Case> up(MeasuredJob job) {
        double all = job.sizes().get(job.sizes().size() - 1);
        List<Double> small = job.sizes().stream()
                .filter(size -> size <= LARGEST_SMALLER * all && job.hasRun(size, seen))
                .toList();
        if (small.size() < 2) {
            return Stream.empty();
        }

        List<Point> points = small.subList(small.size() - 2, small.size()).stream()
                .flatMap(size -> points(size, seen).stream())
                .toList();
        return Stream.of(new Case(job, points, asked(job, all)));
    }

    private List<Point> asked(MeasuredJob job, double size) {
        return points(size, asked).stream().filter(job.repeats()::containsKey).toList();
    }

    private static List<Point> points(double size, List<Integer> nodes) {
        return nodes.stream().map(count -> new Point(size, count)).toList();
    }
}
