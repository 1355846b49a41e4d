package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.Words.about;
import static io.lakewarden.cost.report.Words.cents;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.PurchasePlan;
import io.lakewarden.cost.report.PageTable.Cell;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** One decision: the question, what is recommended, and the alternatives with what each costs and risks. */
final class DecisionSection {
    private static final List<String> HEAD = List.of(
            "cluster",
            "prices",
            "USD a run",
            "a short run",
            "a long run",
            "USD a month",
            "median min",
            "P95 min",
            "misses SLA");

    private final String environment;
    private final Decision decision;

    private DecisionSection(String environment, Decision decision) {
        this.environment = environment;
        this.decision = decision;
    }

    static DomContent of(String environment, Decision decision) {
        return new DecisionSection(environment, decision).html();
    }

    private DomContent html() {
        return EstimatePage.below(
                "Which cluster for " + decision.pipeline() + " in " + environment,
                p(question()).withClass("question"),
                p(recommendation()),
                iff(decision.next(), run -> p("Or measure first: the run time is known from " + decision.basis()
                                + ". One run on " + run.nodes()
                                + " with "
                                + Words.few(BigDecimal.valueOf(run.input().value())) + " GiB, about "
                                + minutes(run.expected()) + " min, would take "
                                + Words.percent(BigDecimal.valueOf(run.gain()))
                                + " of the uncertainty of the run time.")
                        .withClass("warn")),
                iff(
                        decision.next().isEmpty(),
                        p("Run times: " + decision.basis() + ".").withClass("soft")),
                figure(rawHtml(ParetoChart.of(
                        Words.id(environment, decision.pipeline(), "clusters"),
                        "Cost of a run of " + decision.pipeline() + " in " + environment
                                + " against the minutes that 19 of 20 runs end within, for each cluster; the table has the"
                                + " figures",
                        decision))),
                alternatives().html(),
                parts().html(),
                prices().folded(),
                front().aside(),
                each(decision.defined().notes(), note -> p(note).withClass("soft")),
                p("Of the cluster alone, at usual values and the volume of the month that is estimated, which has "
                                + Words.few(BigDecimal.valueOf(decision.runsPerMonth()))
                                + " runs: machines, EMR's fee in the middle of what bounds it, and volumes; a run's requests"
                                + " are in the estimate. A short run is as short as one in ten, with the fee at its least; a"
                                + " long one as long as one in ten, with the fee at its most and spot as in the dearest"
                                + " zone. Neither is a bound: one run in ten is shorter or longer still, and less or more may"
                                + " come in. The end of a step is looked for every five minutes after the first ten, so on"
                                + " some more nodes a run may be paid for five minutes less, and a long run cost less.")
                        .withClass("soft"));
    }

    private DomContent question() {
        String has = decision.defined().choice().map(choice -> told(choice)).orElse("its cluster");
        return text("Shall " + decision.pipeline() + " keep " + has
                + ", as defined, or get another cluster, to end within "
                + decision.sla().toMinutes() + " minutes in "
                + percent(decision.target()) + " of its runs?");
    }

    private DomContent recommendation() {
        Optional<Choice> defined = decision.defined().choice();
        Optional<Choice> recommended = decision.recommended();
        String state = defined.map(choice -> "As defined, it costs " + about(choice.cost())
                        + " a run at usual values" + atMostFee(choice) + " and misses the SLA in " + risk(choice)
                        + " of the runs.")
                .orElse("Nothing can be said about the cluster as defined: "
                        + decision.defined().why() + ".");
        if (recommended.isEmpty()) {
            return each(strong("Recommended: none meets it. "), text(nearest() + state));
        }

        Choice best = recommended.get();
        return decision.keepsDefined()
                ? each(
                        strong("Recommended: keep it. "),
                        text("Nothing cheaper meets the target " + searched() + ". " + state))
                : each(
                        strong("Recommended: "
                                + Decision.letter(decision.alternatives().indexOf(best)) + ", " + told(best) + ". "),
                        text("It is the cheapest that meets the target " + searched() + ": " + about(best.cost())
                                + " a run, "
                                + about(decision.monthly(best)) + " a month"
                                + defined.map(choice -> ", " + difference(best, choice))
                                        .orElse("") + ". " + state));
    }

    /** Where it was looked for. */
    private String searched() {
        return String.format(
                Locale.ROOT,
                "among clusters of up to %,d nodes and %,d vCPU",
                decision.limits().mostNodes(),
                decision.limits().mostVcpus());
    }

    private static String atMostFee(Choice choice) {
        return choice.isFeeKnown()
                ? ""
                : " (" + about(choice.parts().atMostFee()) + " with EMR's fee, which is only bounded, at its most)";
    }

    private String difference(Choice best, Choice defined) {
        Usd more = decision.monthly(best).minus(decision.monthly(defined));
        return more.value().signum() < 0
                ? about(Usd.ZERO.minus(more)) + " less than as defined"
                : about(more) + " more than as defined";
    }

    private String nearest() {
        return decision.plan().front().stream()
                .reduce((one, other) -> one.risk() <= other.risk() ? one : other)
                .or(() -> decision.plan().nearest())
                .map(choice -> "Nearest comes " + told(choice) + ": " + about(choice.cost())
                        + " a run, misses the SLA in " + risk(choice) + " of the runs. ")
                .orElse("");
    }

    private PageTable alternatives() {
        PageTable table = new PageTable("The alternatives", HEAD, 2);
        defined().ifPresent(choice -> table.withCells(row(Cell.of("as defined: " + told(choice)), choice)));
        estimated((name, choice) -> table.withCells(row(name, choice, Cell.of(""), Cell.of(""))));
        lettered((name, choice) -> table.withCells(row(name, choice)));
        return table;
    }

    /** The cluster as defined, unless it is one of the alternatives, where it has its row. */
    private Optional<Choice> defined() {
        return decision.defined().choice().filter(choice -> !decision.alternatives()
                .contains(choice));
    }

    /** The same as the estimate prices it, with every type of its fleets; it leads to its lines of the bill. */
    private void estimated(BiConsumer<Cell, Choice> row) {
        decision.defined().choice().ifPresent(choice -> decision.defined()
                .estimated()
                .ifPresent(lines -> row.accept(
                        Cell.rows(
                                "as defined, by its lines of the bill",
                                Words.id(environment, "bill"),
                                "path",
                                lines.path()),
                        choice.costing(lines.parts()))));
    }

    private void lettered(BiConsumer<Cell, Choice> row) {
        List<Choice> choices = decision.alternatives();
        for (int place = 0; place < choices.size(); place++) {
            Choice choice = choices.get(place);
            String name = Decision.letter(place)
                    + (is(decision.defined().choice(), choice) ? ", as defined" : "")
                    + (is(decision.recommended(), choice) ? ", recommended" : "");
            row.accept(Cell.of(name + ": " + told(choice)), choice);
        }
    }

    private static boolean is(Optional<Choice> one, Choice choice) {
        return one.filter(choice::equals).isPresent();
    }

    /** What the cost of a run is made of. */
    private PageTable parts() {
        PageTable table = new PageTable(
                "What a run of each is made of, USD",
                List.of(
                        "cluster",
                        "hours paid",
                        "EC2 on demand",
                        "EC2 spot",
                        "Savings Plan",
                        "EMR's fee",
                        "volumes",
                        "USD a run",
                        "with the fee at its most"),
                1);
        defined().ifPresent(choice -> table.withCells(parts(Cell.of("as defined: " + told(choice)), choice)));
        estimated((name, choice) -> table.withCells(parts(name, choice)));
        lettered((name, choice) -> table.withCells(parts(name, choice)));
        return table;
    }

    private static List<Cell> parts(Cell name, Choice choice) {
        return Stream.concat(
                        Stream.of(name, Cell.of(hours(choice.paid()))),
                        Stream.of(
                                        choice.parts().onDemand(),
                                        choice.parts().spot(),
                                        choice.parts().commitment(),
                                        choice.parts().fee(),
                                        choice.parts().volumes(),
                                        choice.cost(),
                                        choice.parts().atMostFee())
                                .map(Cell::cents))
                .toList();
    }

    /** What the parts are made of. */
    private PageTable prices() {
        PageTable table = new PageTable(
                "The prices that they are made of, USD",
                List.of("price of", "a", "trust", "from", "date", "usual", "least", "most"),
                5);
        decision.prices()
                .forEach(price -> table.with(List.of(
                        price.what(),
                        price.unit(),
                        Words.lower(price.source().trust()),
                        price.source().name(),
                        price.source().date(),
                        Words.exact(price.usual().value()),
                        price.isExact() ? "" : Words.exact(price.least().value()),
                        price.isExact() ? "" : Words.exact(price.most().value()))));
        return table;
    }

    private static String hours(Duration time) {
        return BigDecimal.valueOf(time.toMillis())
                .divide(BigDecimal.valueOf(3_600_000), 3, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private PageTable front() {
        List<Choice> front = decision.plan().front();
        PageTable table = new PageTable(
                "All " + front.size() + " that no other beats in cost, time and risk, of "
                        + decision.plan().tried() + " that were tried",
                HEAD,
                2);
        front.forEach(choice -> table.withCells(row(Cell.of(told(choice)), choice)));
        return table;
    }

    private List<Cell> row(Cell name, Choice choice) {
        return row(name, choice, Cell.of(cents(choice.low())), Cell.of(cents(choice.high())));
    }

    private List<Cell> row(Cell name, Choice choice, Cell shortRun, Cell longRun) {
        return List.of(
                name,
                Cell.of(known(choice)),
                Cell.of(cents(choice.cost())),
                shortRun,
                longRun,
                Cell.of(cents(decision.monthly(choice))),
                Cell.of(minutes(choice.median())),
                Cell.of(minutes(choice.p95())),
                Cell.of(risk(choice)));
    }

    private static String told(Choice choice) {
        return choice.plan() == PurchasePlan.SPOT
                ? choice.cluster()
                : choice.cluster() + " " + choice.plan().label();
    }

    private static String known(Choice choice) {
        return (choice.isVerified() ? "verified" : "unverified")
                + (choice.isFeeKnown() ? "" : ", fee bounded")
                + (choice.plan() == PurchasePlan.SAVINGS_PLAN && !choice.isVerified()
                        ? ", Savings Plan's rate among them"
                        : "");
    }

    private static String minutes(Duration time) {
        return String.valueOf(Math.round(time.toMillis() / 60_000.0));
    }

    /** To a hundredth of a percent; up where it is too often, so that a miss is never printed as its target. */
    private String risk(Choice choice) {
        RoundingMode mode = choice.meets(decision.target()) ? RoundingMode.HALF_EVEN : RoundingMode.CEILING;
        return BigDecimal.valueOf(100 * choice.risk()).setScale(2, mode) + " %";
    }

    private static String percent(double share) {
        return new BigDecimal(100 * share, new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
