package io.lakewarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.local.RangerFolder;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.Worker;
import io.lakewarden.cli.worker.WorkerProtocol.Kind;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the authorizer costs: the billing jobs and the planning of some queries, with it and without it, in turns; and how
 * many decisions its engine makes in a second.
 *
 * @param runs how the jobs are run
 * @param checked whose policies are enforced
 * @param account whose jobs they are
 * @param repetitions measured ones, at least 1
 */
public record AuthorizerBench(BillingRuns runs, CheckedPlatform checked, String account, int repetitions) {
    private static final int PLANS = 50;
    private static final List<String> QUERIES = List.of(
            "SELECT * FROM gold.sales_by_day",
            "SELECT country, sum(net) FROM gold.sales_by_day WHERE year = 2026 GROUP BY country",
            "SELECT s.country, c.customer_id, s.net FROM gold.sales_by_day s JOIN gold.customer_invoices c "
                    + "ON s.country = c.country AND s.run_date = c.run_date",
            "SELECT count(*) FROM silver.invoice_lines WHERE customer_id IN "
                    + "(SELECT customer_id FROM gold.customer_invoices WHERE net > 100)");

    /**
     * What was measured.
     *
     * @param lines of a run
     * @param without seconds of each run without it
     * @param with seconds of each run with it
     * @param planWithout median milliseconds to plan a query without it
     * @param planWith the same with it
     * @param policies how many policies there are for the decisions
     * @param decisionsPerSecond on one thread
     */
    public record Result(
            long lines,
            List<Double> without,
            List<Double> with,
            double planWithout,
            double planWith,
            int policies,
            double decisionsPerSecond) {
        public Result {
            without = List.copyOf(without);
            with = List.copyOf(with);
        }

        /** Whole runs with it, as a share of those without it. */
        public double runRatio() {
            return medianWith() / medianWithout();
        }

        /** Seconds. */
        public double medianWithout() {
            return median(without);
        }

        /** Seconds. */
        public double medianWith() {
            return median(with);
        }

        private static double median(List<Double> seconds) {
            return seconds.stream().sorted().toList().get((seconds.size() - 1) / 2);
        }
    }

    /** Runs it all; {@code progress} hears a line about each part. */
    public Result run(List<Path> days, int factor, Consumer<String> progress) {
        progress.accept("Multiplying " + days.size() + " days by " + factor);
        MultipliedFeed feed = runs.prepare(days, factor, repetitions);
        Map<String, String> conf = runs.tuning(feed.bytes());
        Path policies = RangerFolder.write(checked, new StateFolder(runs.folder()));
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        try (Worker free = runs.start("without", account, "");
                Worker held = runs.start("with", account, policies.toString())) {
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                double freeSeconds = runs.once(free, conf, BillingRuns.day(repetition));
                double heldSeconds = runs.once(held, conf, BillingRuns.day(repetition));
                progress.accept(String.format(
                        "%s: without %.1f s, with %.1f s",
                        repetition == 0 ? "warm-up" : "run " + repetition, freeSeconds, heldSeconds));
                if (repetition > 0) {
                    without.add(freeSeconds);
                    with.add(heldSeconds);
                }
            }

            progress.accept("Planning " + QUERIES.size() + " queries " + PLANS + " times");
            double planWithout = plan(free);
            double planWith = plan(held);
            progress.accept("Deciding");
            JsonNode decided =
                    BillingRuns.answer(held, new Request(Kind.DECISIONS, "decisions", List.of(), "", Map.of(), "", 0));
            return new Result(
                    feed.lines(),
                    without,
                    with,
                    planWithout,
                    planWith,
                    decided.get("policies").asInt(),
                    decided.get("perSecond").asDouble());
        }
    }

    private static double plan(Worker worker) {
        return BillingRuns.answer(worker, new Request(Kind.PLAN, "planning", QUERIES, "", Map.of(), "", PLANS))
                .get("medianMilliseconds")
                .asDouble();
    }
}
