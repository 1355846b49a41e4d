package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.resource.Context;
import io.lakewarden.cost.estimate.resource.Kept;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What the definition says of volumes and gives no spread of: growth, expansion, sizes of files, retention. */
final class Given {
    private final String file;
    private final Usd month;

    private Given(String environment, Usd month) {
        this.file = " in platform/environments/" + environment + ".yaml";
        this.month = month;
    }

    /**
     * All of an environment.
     *
     * @param month what the usual month costs
     */
    static List<Assumption> of(String environment, Context context, Usd month) {
        Given given = new Given(environment, month);
        return Stream.concat(
                        context.loads().stream().flatMap(given::workload),
                        Kept.of(context).stream().flatMap(given::retention))
                .toList();
    }

    private Stream<Assumption> workload(Load load) {
        String name = load.pipeline();
        String at = "pipelines." + name + ".workload.";
        Stream<Assumption> ofRuns = Stream.of(
                input(
                        "growth of " + name,
                        "How much more each month than the one before",
                        "% a month",
                        load.workload().growthPercentPerMonth(),
                        at + "growthPercentPerMonth" + file),
                input(
                        "files of " + name,
                        "How large files are written",
                        "MiB",
                        BigDecimal.valueOf(load.workload().file().value()),
                        at + "fileMebibytes" + file));
        return Stream.concat(
                ofRuns,
                load.zones().stream()
                        .filter(Load.Flow::isWritten)
                        .map(flow -> input(
                                "expansion of " + name + " in " + flow.zone(),
                                "Stored in " + flow.zone() + ", over what comes in",
                                "ratio",
                                load.workload().expansion(flow.zone()),
                                at + "expansion." + flow.zone() + file)));
    }

    private Stream<Assumption> retention(Kept kept) {
        Assumption retention = input(
                "retention of " + kept.zone(),
                "How long what is in " + kept.zone() + " is kept",
                "days",
                BigDecimal.valueOf(kept.days()),
                kept.from());
        return kept.oldDays() == 0
                ? Stream.of(retention)
                : Stream.of(
                        retention,
                        input(
                                "retention of old versions in " + kept.zone(),
                                "How long they are kept when they are no longer current",
                                "days",
                                BigDecimal.valueOf(kept.oldDays()),
                                "noncurrentVersionDays of the posture" + file));
    }

    private Assumption input(String name, String description, String unit, BigDecimal value, String from) {
        return Assumption.given(name, description, unit, value, "defined: " + from + "; no spread is given", month);
    }
}
