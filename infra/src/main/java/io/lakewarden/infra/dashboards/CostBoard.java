package io.lakewarden.infra.dashboards;

import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import io.lakewarden.infra.alarm.PricedRun;
import io.lakewarden.infra.alarm.Query;
import io.lakewarden.infra.alarm.Source;
import io.lakewarden.infra.costguard.Budget;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelineAlarms;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs cost, priced by the committed rates as the alarm prices them, beside what they may. The bill is a day late and
 * in AWS Budgets; what stays and what is stored is in it alone.
 */
final class CostBoard {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int CENTS = 2;

    private final Site site;
    private final Budgets budgets;

    private CostBoard(Site site, Budgets budgets) {
        this.site = site;
        this.budgets = budgets;
    }

    static Board of(Site site, Budgets budgets) {
        CostBoard board = new CostBoard(site, budgets);
        Stream<Panel> runs = PipelinesStack.placed(site).stream()
                .map(pipeline -> PipelineAlarms.of(site, pipeline, budgets.runs(), Names.machine(site, pipeline)))
                .flatMap(board::ofRuns);
        return new Board(
                "Cost",
                "now/M",
                false,
                Stream.concat(runs, Stream.of(board.months())).toList());
    }

    private Stream<Panel> ofRuns(PipelineAlarms alarms) {
        Stream<Panel> priced = alarms.price().stream().flatMap(run -> Stream.of(ofOne(run), ofMonth(run)));
        return Stream.concat(
                Stream.of(Panel.heading(alarms.pipeline().name())), Stream.concat(priced, Stream.of(machines(alarms))));
    }

    private Panel ofOne(PricedRun run) {
        return Panel.overTime(
                        "Dollars of a run",
                        "currencyUSD",
                        "The larger of its time at " + run.clusterPerHour().toPlainString()
                                + " dollars an hour, what the cluster usually costs, and of its machines' seconds at a"
                                + " machine's share of that; and "
                                + run.beside().toPlainString()
                                + " dollars besides. The line is what nineteen runs in twenty should cost at most.")
                .asking(run.queries(site))
                .marked(AlarmKind.RUN_TOO_DEAR, run.atMost().doubleValue());
    }

    /** By time alone: numbers of machines may be told twice, and have no sum. */
    private Panel ofMonth(PricedRun run) {
        Optional<Budget> budget = budgets.months().stream()
                .filter(one -> one.pipeline().equals(Optional.of(run.pipeline())))
                .findFirst();
        List<Query> queries = new ArrayList<>();
        queries.add(new Query.Computed(
                "spent",
                "runs so far",
                true,
                DAY,
                "RUNNING_SUM(FILL(milliseconds, 0) / 3600000 * "
                        + run.clusterPerHour().toPlainString() + " + FILL(runs, 0) * "
                        + run.beside().toPlainString() + ")"));
        queries.add(execution(run, "milliseconds", Statistic.SUM));
        queries.add(execution(run, "runs", Statistic.COUNT));
        budget.ifPresent(
                its -> queries.add(new Query.Computed("budget", "budget of the month", true, DAY, byMonth(its))));
        return Panel.overTime(
                        "Dollars of runs, summed up from the left edge",
                        "currencyUSD",
                        "However they ended, by their time and what each causes besides: show a month, from its first day."
                                + " cost-overrun says what to do: runbooks/failures/cost-overrun.md")
                .asking(queries);
    }

    private Query execution(PricedRun run, String id, Statistic statistic) {
        return Query.Metric.of(
                        Source.STATES,
                        "ExecutionTime",
                        statistic,
                        DAY,
                        Source.STATES.dimensions(site, run.pipeline(), run.machine()))
                .operand(id);
    }

    /** A budget's dollars on each day; before its first month those of the first. */
    private static String byMonth(Budget budget) {
        List<Map.Entry<YearMonth, BigDecimal>> months =
                List.copyOf(budget.monthlyDollars().entrySet());
        StringBuilder expression = new StringBuilder();
        for (int i = 1; i < months.size(); i++) {
            YearMonth next = months.get(i).getKey();
            expression
                    .append("IF(YEAR(runs) * 100 + MONTH(runs) < ")
                    .append(next.getYear() * 100 + next.getMonthValue())
                    .append(", ")
                    .append(months.get(i - 1).getValue().toPlainString())
                    .append(", ");
        }

        String last = months.get(months.size() - 1).getValue().toPlainString();
        return expression
                .append(months.size() == 1 ? "0 * YEAR(runs) + " + last : last)
                .append(")".repeat(months.size() - 1))
                .toString();
    }

    private Panel machines(PipelineAlarms alarms) {
        Panel panel = Panel.overTime(
                "Seconds of machines", "s", "Of all machines while each had an executor of the job, however many.");
        List<String> jobs = alarms.pipeline().steps().stream()
                .map(step -> step.job())
                .distinct()
                .toList();
        for (String job : jobs) {
            panel = panel.with(
                    job, PipelineBoard.ofJob(site, alarms.pipeline().name(), RecordMetric.INSTANCE_SECONDS, job));
        }

        return panel;
    }

    /** What months may cost: AWS Budgets tell the topic of costs at 80 and 100 percent of it. */
    private Panel months() {
        String name = site.environment().name();
        if (budgets.months().isEmpty()) {
            return Panel.text(
                    "Budgets",
                    "None is committed: `./lakewarden cost budget --env " + name + " --write`, then write these anew.");
        }

        SortedSet<YearMonth> from = new TreeSet<>();
        budgets.months().forEach(budget -> from.addAll(budget.monthlyDollars().keySet()));
        String head = budgets.months().stream()
                .map(budget -> budget.pipeline().orElse("all of " + name))
                .collect(Collectors.joining(" | ", "| from | ", " |\n"));
        String rows = from.stream()
                .map(month -> budgets.months().stream()
                        .map(budget -> budget.dollars(month)
                                .setScale(CENTS, RoundingMode.HALF_UP)
                                .toPlainString())
                        .collect(Collectors.joining(
                                " | ", "| " + (month.getYear() == 1 ? "always" : month) + " | ", " |\n")))
                .collect(Collectors.joining());
        return Panel.text(
                "Budgets of months, in dollars",
                head + "|---|" + "---|".repeat(budgets.months().size()) + "\n" + rows);
    }
}
