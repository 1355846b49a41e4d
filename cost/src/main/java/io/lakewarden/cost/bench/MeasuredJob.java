package io.lakewarden.cost.bench;

import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.cost.runtime.MeasuredRun;
import java.util.List;
import java.util.SortedMap;

/**
 * One job with one set of arguments on one kind of machine, measured at several sizes and numbers of nodes.
 *
 * @param job its name
 * @param arguments as the data set has them
 * @param machine of the nodes
 * @param repeats by size and nodes, each with at least one run
 */
record MeasuredJob(String job, String arguments, Machine machine, SortedMap<Point, List<MeasuredRun>> repeats) {
    /** What was run. */
    record Point(double gibibytes, int nodes) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            int bySize = Double.compare(gibibytes, other.gibibytes);
            return bySize != 0 ? bySize : Integer.compare(nodes, other.nodes);
        }
    }

    /** Ascending. */
    List<Double> sizes() {
        return repeats.keySet().stream().map(Point::gibibytes).distinct().toList();
    }

    boolean hasRun(double gibibytes, List<Integer> nodes) {
        return nodes.stream().allMatch(count -> repeats.containsKey(new Point(gibibytes, count)));
    }

    /** One of the repeats, counted round. */
    MeasuredRun run(Point point, int repeat) {
        List<MeasuredRun> runs = repeats.get(point);
        return runs.get(repeat % runs.size());
    }

    /** The repeat in the middle, in seconds. */
    double medianSeconds(Point point) {
        List<Double> seconds = repeats.get(point).stream()
                .map(run -> run.time().toMillis() / 1000.0)
                .sorted()
                .toList();
        int middle = seconds.size() / 2;
        return seconds.size() % 2 == 1 ? seconds.get(middle) : (seconds.get(middle - 1) + seconds.get(middle)) / 2;
    }
}
