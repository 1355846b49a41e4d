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
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One decision: the question, what is recommended, and the alternatives with what each costs and risks. */
final class DecisionSection {
    private static final List<String> HEAD = List.of(
            "cluster",
            "prices",
            "USD a run",
            "at least",
            "at most",
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
                front().aside(),
                p("Of the cluster alone: machines, volumes, and EMR's fee at its most where it is only bounded, at the volume of"
                                + " the month that is estimated; a month has "
                                + Words.few(BigDecimal.valueOf(decision.runsPerMonth()))
                                + " runs here. The estimate takes the middle of the fee, and has requests"
                                + " and storage too.")
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
                        + " a run and misses the SLA in " + risk(choice) + " of the runs.")
                .orElse("Nothing can be said about the cluster as defined: "
                        + decision.defined().why() + ".");
        if (recommended.isEmpty()) {
            return each(strong("Recommended: none meets it. "), text(nearest() + state));
        }

        Choice best = recommended.get();
        return decision.keepsDefined()
                ? each(strong("Recommended: keep it. "), text("Nothing cheaper meets the target. " + state))
                : each(
                        strong("Recommended: "
                                + Decision.letter(decision.alternatives().indexOf(best)) + ", " + told(best) + ". "),
                        text("It is the cheapest that meets the target: " + about(best.cost()) + " a run, "
                                + about(decision.monthly(best)) + " a month"
                                + defined.map(choice -> ", " + difference(best, choice))
                                        .orElse("") + ". " + state));
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
        decision.defined().choice().ifPresent(choice -> table.with(row("as defined: ", choice)));
        List<Choice> choices = decision.alternatives();
        for (int place = 0; place < choices.size(); place++) {
            Choice choice = choices.get(place);
            boolean isBest = decision.recommended().filter(choice::equals).isPresent();
            table.with(row(Decision.letter(place) + (isBest ? ", recommended: " : ": "), choice));
        }

        return table;
    }

    private PageTable front() {
        List<Choice> front = decision.plan().front();
        PageTable table = new PageTable(
                "All " + front.size() + " that no other beats in cost, time and risk, of "
                        + decision.plan().tried() + " that were tried",
                HEAD,
                2);
        front.forEach(choice -> table.with(row("", choice)));
        return table;
    }

    private List<String> row(String name, Choice choice) {
        return List.of(
                name + told(choice),
                known(choice),
                cents(choice.cost()),
                cents(choice.low()),
                cents(choice.high()),
                cents(decision.monthly(choice)),
                minutes(choice.median()),
                minutes(choice.p95()),
                risk(choice));
    }

    private static String told(Choice choice) {
        return choice.plan() == PurchasePlan.SPOT
                ? choice.cluster()
                : choice.cluster() + " " + choice.plan().label();
    }

    private static String known(Choice choice) {
        return (choice.isVerified() ? "verified" : "unverified") + (choice.isFeeKnown() ? "" : ", fee bounded");
    }

    private static String minutes(Duration time) {
        return String.valueOf(Math.round(time.toMillis() / 60_000.0));
    }

    /** To a hundredth of a percent. */
    private static String risk(Choice choice) {
        return BigDecimal.valueOf(100 * choice.risk()).setScale(2, RoundingMode.HALF_EVEN) + " %";
    }

    private static String percent(double share) {
        return new BigDecimal(100 * share, new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
