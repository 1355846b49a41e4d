package io.lakewarden.cli.size;

import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.PurchasePlan;
import io.lakewarden.cost.plan.Rejection;
import io.lakewarden.cost.plan.Requirement;
import io.lakewarden.cost.runtime.NextRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A sizing in words. */
public final class SizeReport {
    private final Sizing sizing;
    private final Requirement requirement;

    private SizeReport(Sizing sizing) {
        this.sizing = sizing;
        this.requirement = sizing.question().requirement();
    }

    /**
     * For a person, a line each.
     *
     * @param isWhole whether all that was not taken is told, not only how much for which reason
     */
    public static List<String> lines(Sizing sizing, boolean isWhole) {
        SizeReport report = new SizeReport(sizing);
        List<String> lines = new ArrayList<>();
        lines.add(report.headline());
        lines.add(report.basis());
        lines.add(report.time());
        lines.add("");
        lines.add(report.choices());
        lines.add("");
        lines.add(report.asDefined());
        lines.addAll(report.rejected(isWhole));
        return lines;
    }

    private String headline() {
        Sizing.Question question = sizing.question();
        return text(
                "%s in %s, %s: %s GiB a run%s (%s to %s in eight of ten), published within %d minutes %s",
                question.pipeline().name(),
                question.environment().name(),
                question.region(),
                rough(requirement.usual().value()),
                question.afterMonths() == 0 ? "" : " after " + question.afterMonths() + " months of growth",
                rough(requirement.little().value()),
                rough(requirement.much().value()),
                requirement.sla().toMinutes(),
                requirement.rule().label());
    }

    private String basis() {
        String known = sizing.question().calibration().model().basis();
        String next = sizing.next().map(SizeReport::measure).orElse("");
        return sizing.question().calibration().model().isCalibrated()
                ? "Known from " + known + ". " + next
                : "UNCALIBRATED: " + known + ". " + next;
    }

    private static String measure(NextRun run) {
        return text(
                "Worth measuring next: %s with %s GiB, about %s minutes, which takes %.0f %% of the uncertainty",
                run.nodes(), rough(run.input().value()), rough(minutes(run.expected())), 100 * run.gain());
    }

    private String time() {
        return text(
                "The jobs may take %.0f minutes: a cluster usually starts in %.0f, and the end of each of %d stages is seen half to two and a half minutes later",
                minutes(sizing.plan().usable()),
                minutes(requirement.overhead().start().usual()),
                requirement.overhead().stages());
    }

    private String choices() {
        List<Choice> choices = sizing.plan().worthwhile();
        if (choices.isEmpty()) {
            return sizing.plan()
                            .nearest()
                            .map(choice -> "Nothing that was tried meets it; nearest comes " + told(choice))
                            .orElse("Nothing that was tried meets it")
                    + examples();
        }

        return TextTable.whole(
                        List.of(
                                "cluster",
                                "bought",
                                "USD a run",
                                "from - to",
                                "USD a month",
                                "median min",
                                "P95 min",
                                "misses SLA",
                                "note"),
                        choices.stream().map(this::row).toList())
                + "\n\n"
                + choices.stream()
                        .map(choice -> "Spark on " + choice.nodes() + ": " + SparkSettings.line(sizing.spark(choice)))
                        .collect(Collectors.joining("\n"));
    }

    /** Of each reason the first that fell for it. */
    private String examples() {
        return sizing.plan().rejected().stream()
                .collect(Collectors.toMap(
                        Rejection::reason, rejection -> rejection, (first, later) -> first, TreeMap::new))
                .values()
                .stream()
                .map(rejection ->
                        "\n  " + word(rejection.reason()) + ", say " + rejection.what() + ": " + rejection.why())
                .collect(Collectors.joining());
    }

    private static String told(Choice choice) {
        return text(
                "%s: %s USD a run (%s - %s), %.0f minutes at the median, %.0f at P95, misses the SLA in %.2f %% of the runs",
                choice.plan() == PurchasePlan.SPOT
                        ? choice.cluster()
                        : choice.cluster() + " " + choice.plan().label(),
                usd(choice.cost()),
                usd(choice.low()),
                usd(choice.high()),
                minutes(choice.median()),
                minutes(choice.p95()),
                100 * choice.risk());
    }

    private List<String> row(Choice choice) {
        return List.of(
                choice.cluster(),
                choice.plan().label(),
                usd(choice.cost()),
                usd(choice.low()) + " - " + usd(choice.high()),
                usd(sizing.monthly(choice)),
                text("%.0f", minutes(choice.median())),
                text("%.0f", minutes(choice.p95())),
                text("%.2f %%", 100 * choice.risk()),
                note(choice));
    }

    private static String note(Choice choice) {
        if (!choice.isFeeKnown()) {
            return "EMR's fee is only bounded: " + usd(choice.parts().atMostFee()) + " at its most";
        }

        if (choice.isVerified()) {
            return "";
        }

        return choice.plan() == PurchasePlan.SAVINGS_PLAN
                ? "prices not verified, the Savings Plan's rate among them"
                : "prices not verified";
    }

    private String asDefined() {
        return sizing.defined()
                .map(choice -> "As defined" + asOne(choice) + ", " + told(choice))
                .orElseGet(() -> "Nothing can be said about the cluster that is defined: "
                        + sizing.refusal()
                                .map(refusal -> refusal.reason() + ", " + refusal.why())
                                .orElse("it cannot be bought like that"));
    }

    /** What is said of nodes of several types. */
    private String asOne(Choice choice) {
        boolean isOne = sizing.question()
                .cluster()
                .capacity()
                .nodes()
                .skip(1)
                .flatMap(nodes -> nodes.types().stream())
                .allMatch(type ->
                        type.instanceType().equals(choice.nodes().machine().instanceType()));
        return isOne ? "" : ", as if all nodes were of the first of its types";
    }

    private List<String> rejected(boolean isWhole) {
        List<Rejection> rejected = sizing.plan().rejected();
        List<String> lines = new ArrayList<>();
        rejected.stream()
                .filter(rejection -> rejection.reason() == Rejection.Reason.GOVERNANCE)
                .forEach(rejection -> lines.add(rejection.what() + " is not admissible: " + rejection.why()));
        if (isWhole) {
            lines.add(TextTable.whole(
                    List.of("not taken", "bought", "nodes", "reason", "why"),
                    rejected.stream().map(SizeReport::row).toList()));
        } else {
            Map<Rejection.Reason, Long> counts = rejected.stream()
                    .collect(Collectors.groupingBy(Rejection::reason, TreeMap::new, Collectors.counting()));
            lines.add(text(
                            "%,d combinations tried; not taken, by reason: ",
                            sizing.plan().tried())
                    + counts.entrySet().stream()
                            .map(count -> word(count.getKey()) + " " + count.getValue())
                            .collect(Collectors.joining(", "))
                    + "; --all tells each");
        }

        return lines;
    }

    private static List<String> row(Rejection rejection) {
        String nodes = rejection.most() == 0
                ? ""
                : rejection.fewest() == rejection.most()
                        ? String.valueOf(rejection.most())
                        : rejection.fewest() + " to " + rejection.most();
        return List.of(
                rejection.what(),
                rejection.plan().map(plan -> plan.label()).orElse(""),
                nodes,
                word(rejection.reason()),
                rejection.why());
    }

    /** To three digits. */
    private static String rough(double value) {
        return value >= 100
                ? text("%,.0f", value)
                : new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    static String usd(Usd amount) {
        return amount.value().setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String word(Rejection.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static double minutes(Duration time) {
        return time.toMillis() / 60_000.0;
    }

    private static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
