package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.draw.Input.About;
import io.lakewarden.cost.inventory.Cluster;
import io.lakewarden.cost.inventory.NodeGroup;
import io.lakewarden.cost.inventory.NodeGroup.Candidate;
import io.lakewarden.cost.inventory.NodeGroup.Volume;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the nodes of a cluster are billed for: the instance, EMR's fee, and volumes. The fee is the same whether an instance
 * is on demand or spot.
 */
final class Nodes {
    private final Context context;
    private final Cluster cluster;
    private final Tenancy tenancy;
    private final boolean isAtMost;
    private final Amount hours;
    private final Extent extent;
    private final String derivation;
    private final List<Draft> drafts = new ArrayList<>();

    private Nodes(Context context, Cluster cluster, boolean isAtMost, Amount hours, Extent extent, String derivation) {
        this.context = context;
        this.cluster = cluster;
        this.tenancy = tenancy(context, cluster);
        this.isAtMost = isAtMost;
        this.hours = hours;
        this.extent = extent;
        this.derivation = derivation;
    }

    /**
     * The lines of a cluster that lives so many hours in the month.
     *
     * @param extent the usual of the hours, by time
     * @param derivation how the hours came about
     */
    static List<Draft> of(Context context, Cluster cluster, Amount hours, Extent extent, String derivation) {
        return new Nodes(context, cluster, false, hours, extent, derivation).all();
    }

    /** The same of one that is as large as it may become, wherever EMR scales it. */
    static List<Draft> atMost(Context context, Cluster cluster, Amount hours, String derivation) {
        return new Nodes(context, cluster, true, hours, Extent.ALWAYS, derivation).all();
    }

    /** What is not known of a cluster before a run, as a reader is told; empty where all is known. */
    static Optional<String> unknown(Context context, Cluster cluster) {
        return cluster.unknown().or(() -> Optional.of(
                        "whether its nodes share their hardware: its VPC's tenancy is known only when it is"
                                + " deployed")
                .filter(open -> tenancy(context, cluster) == Tenancy.UNKNOWN));
    }

    private static Tenancy tenancy(Context context, Cluster cluster) {
        return Tenancy.of(context.inventory(), Stream.empty(), String.join("", cluster.subnets()));
    }

    private List<Draft> all() {
        Optional<Cluster.Scaling> limited = cluster.scaling()
                .filter(scaling ->
                        scaling.onDemand().isPresent() || scaling.core().isPresent());
        cluster.groups().stream()
                .filter(group -> limited.isEmpty() || group.role() == NodeGroup.Role.PRIMARY)
                .forEach(this::add);
        limited.ifPresent(
                scaling -> Allocation.of(cluster, scaling, managed(scaling)).forEach(this::add));
        return drafts;
    }

    private void add(Allocation allocation) {
        NodeGroup group = allocation.group();
        Candidate candidate = onDemandChoice(group);
        if (allocation.mayBeOnDemand()) {
            add(group, candidate, allocation.onDemand().dividedBy(candidate.weight()), Amount.ZERO);
        }

        if (allocation.mayBeSpot()) {
            addSpot(group, allocation.spot());
        }
    }

    private void add(NodeGroup group) {
        if (group.onDemand().signum() > 0) {
            Candidate candidate = onDemandChoice(group);
            BigDecimal count = group.onDemand().divide(candidate.weight(), 0, RoundingMode.CEILING);
            add(group, candidate, scaled(group, Amount.of(count)), Amount.ZERO);
        }

        if (group.spot().signum() > 0) {
            addSpot(group, scaled(group, Amount.of(group.spot())));
        }
    }

    /** So many units, spread over the types. */
    private void addSpot(NodeGroup group, Amount units) {
        BigDecimal types = BigDecimal.valueOf(group.candidates().size());
        group.candidates()
                .forEach(candidate -> add(
                        group,
                        candidate,
                        Amount.ZERO,
                        units.dividedBy(candidate.weight().multiply(types))));
    }

    /** The first, or the cheapest of a unit. */
    private Candidate onDemandChoice(NodeGroup group) {
        return group.isPrioritized()
                ? group.candidates().get(0)
                : group.candidates().stream()
                        .min(Comparator.comparing(this::unitPrice))
                        .orElseThrow();
    }

    private BigDecimal unitPrice(Candidate candidate) {
        return context.book()
                .onDemand(context.region(), candidate.instanceType())
                .value()
                .value()
                .divide(candidate.weight(), MathContext.DECIMAL64);
    }

    /** What is scaled: as likely as not anything between its limits, over what is started with. */
    private Amount scaled(NodeGroup group, Amount count) {
        if (group.scaling().isPresent()) {
            String role = group.role().name().toLowerCase(Locale.ROOT);
            Amount units = units(
                    group.scaling().get(),
                    "scaling of " + cluster.path() + ", " + role,
                    "Instances that automatic scaling gives the " + role + " nodes of " + cluster.path());
            return over(count, units, group.units());
        }

        return group.role() == NodeGroup.Role.PRIMARY || cluster.scaling().isEmpty()
                ? count
                : over(count, managed(cluster.scaling().get()), Allocation.start(cluster));
    }

    private static Amount over(Amount count, Amount units, BigDecimal start) {
        return start.signum() == 0 ? count : count.times(units.dividedBy(start));
    }

    private Amount managed(Cluster.Scaling scaling) {
        return units(
                scaling,
                "scaling of " + cluster.path(),
                "Units of capacity that managed scaling gives " + cluster.path());
    }

    private Amount units(Cluster.Scaling scaling, String name, String description) {
        return isAtMost
                ? Amount.of(scaling.most())
                : context.draws()
                        .of(Input.between(
                                new About(name, description, "units", "the limits in the template"),
                                scaling.least(),
                                scaling.most()));
    }

    private void add(NodeGroup group, Candidate candidate, Amount onDemand, Amount spot) {
        String type = candidate.instanceType();
        String role = group.role().name().toLowerCase(Locale.ROOT) + " " + type;
        Amount bought = onDemand;
        if (spot.usual().signum() > 0) {
            Amount share = context.draws().of(Assumed.SPOT_SHARE);
            Amount asSpot = spot.times(share);
            bought = onDemand.plus(spot.minus(asSpot));
            drafts.add(spot(type, role, asSpot));
        }

        drafts.add(draft(tenancy.onDemand(type), role + ", on demand", bought.times(hours), nodes(bought)));
        Amount all = onDemand.plus(spot);
        drafts.add(draft(PriceKeys.emrFee(type), role + ", EMR's fee", all.times(hours), nodes(all)));
        addVolumes(role, candidate, all);
    }

    private Draft spot(String type, String role, Amount count) {
        return draft(PriceKeys.spot(type), role + ", spot", count.times(hours), nodes(count))
                .at(tenancy.spot(context, type));
    }

    private void addVolumes(String role, Candidate candidate, Amount count) {
        List<Volume> volumes = candidate.volumes().isEmpty()
                ? DefaultVolumes.of(context.book().instanceType(candidate.instanceType()))
                : candidate.volumes();
        Amount months = count.times(hours).dividedBy(Context.HOURS_PER_MONTH);
        drafts.add(draft(
                PriceKeys.volume(cluster.root().type()),
                role + ", root volume",
                months.times(cluster.root().gibibytes()),
                nodes(count) + share(cluster.root().gibibytes(), "GB")));
        addProvisioned(role + ", root volume", cluster.root(), months, count);
        volumes.stream().map(Volume::type).distinct().sorted().forEach(type -> {
            BigDecimal gibibytes = volumes.stream()
                    .filter(volume -> volume.type().equals(type))
                    .map(Volume::gibibytes)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            drafts.add(draft(
                    PriceKeys.volume(type),
                    role + ", volumes",
                    months.times(gibibytes),
                    nodes(count) + share(gibibytes, "GB")));
        });
        volumes.forEach(volume -> addProvisioned(role + ", volume", volume, months, count));
    }

    private void addProvisioned(String what, Volume volume, Amount months, Amount count) {
        Volumes.above(volume.operations(), Volumes.freeOperations(volume.type()))
                .ifPresent(operations -> drafts.add(draft(
                        PriceKeys.volumeOperations(volume.type()),
                        what + " operations",
                        months.times(operations),
                        nodes(count) + share(operations, "operations a second"))));
        Volumes.above(volume.throughput(), Volumes.BASE_THROUGHPUT)
                .ifPresent(throughput -> drafts.add(draft(
                        PriceKeys.volumeThroughput(volume.type()),
                        what + " throughput",
                        months.times(throughput),
                        nodes(count) + share(throughput, "MiB a second"))));
    }

    /** How many of them, for whoever does the sum again. */
    private static String nodes(Amount count) {
        return count.usual().compareTo(BigDecimal.ONE) == 0 ? "" : " x " + plain(count.usual()) + " nodes";
    }

    private static String share(BigDecimal size, String unit) {
        return " x " + plain(size) + " " + unit + " / 730";
    }

    private static String plain(BigDecimal number) {
        return number.round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private Draft draft(PriceKey key, String what, Amount quantity, String factors) {
        Draft draft = Draft.fixed(cluster.resource(), key, what, quantity, derivation + factors)
                .at(cluster.path())
                .over(extent);
        Optional<String> pipeline = context.load(cluster).map(Load::pipeline);
        Draft owned = pipeline.map(draft::of).orElse(draft);
        return cluster.state().isPresent() ? owned.growing(Basis.RUNS) : owned;
    }
}
