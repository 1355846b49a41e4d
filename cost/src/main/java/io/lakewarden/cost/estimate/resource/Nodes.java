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

/**
 * What the nodes of a cluster are billed for: the instance, EMR's fee, and volumes. The fee is the same whether an instance
 * is on demand or spot.
 */
final class Nodes {
    private final Context context;
    private final Cluster cluster;
    private final Amount hours;
    private final Extent extent;
    private final String derivation;
    private final List<Draft> drafts = new ArrayList<>();

    private Nodes(Context context, Cluster cluster, Amount hours, Extent extent, String derivation) {
        this.context = context;
        this.cluster = cluster;
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
        Nodes nodes = new Nodes(context, cluster, hours, extent, derivation);
        cluster.groups().forEach(nodes::add);
        return nodes.drafts;
    }

    private void add(NodeGroup group) {
        Optional<BigDecimal> cap = cluster.scaling().flatMap(Cluster.Scaling::onDemand);
        BigDecimal units = group.onDemand().add(group.spot());
        if (cap.isPresent() && group.role() != NodeGroup.Role.PRIMARY && units.signum() > 0) {
            Amount all = scaled(group, Amount.of(units));
            Amount onDemand = all.atMost(Amount.of(cap.get().multiply(units).divide(start(), MathContext.DECIMAL64)));
            Candidate candidate = onDemandChoice(group);
            add(group, candidate, onDemand.dividedBy(candidate.weight()), Amount.ZERO);
            addSpot(group, all.minus(onDemand));
            return;
        }

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

    /** Units of capacity that the nodes but the primary ones start with. */
    private BigDecimal start() {
        return cluster.groups().stream()
                .filter(other -> other.role() != NodeGroup.Role.PRIMARY)
                .map(other -> other.onDemand().add(other.spot()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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
            return scaled(
                    count,
                    group.scaling().get(),
                    group.onDemand().add(group.spot()),
                    "scaling of " + cluster.path() + ", " + role,
                    "Instances that automatic scaling gives the " + role + " nodes of " + cluster.path());
        }

        if (group.role() == NodeGroup.Role.PRIMARY || cluster.scaling().isEmpty()) {
            return count;
        }

        return scaled(
                count,
                cluster.scaling().get(),
                start(),
                "scaling of " + cluster.path(),
                "Units of capacity that managed scaling gives " + cluster.path());
    }

    private Amount scaled(Amount count, Cluster.Scaling scaling, BigDecimal start, String name, String description) {
        Amount units = context.draws()
                .of(Input.between(
                        new About(name, description, "units", "the limits in the template"),
                        scaling.least(),
                        scaling.most()));
        return start.signum() == 0 ? count : count.times(units.dividedBy(start));
    }

    private void add(NodeGroup group, Candidate candidate, Amount onDemand, Amount spot) {
        String type = candidate.instanceType();
        String role = group.role().name().toLowerCase(Locale.ROOT) + " " + type;
        Amount bought = onDemand;
        if (spot.usual().signum() > 0) {
            Amount share = context.draws().of(Assumed.SPOT_SHARE);
            Amount asSpot = spot.times(share);
            bought = onDemand.plus(spot.minus(asSpot));
            drafts.add(draft(PriceKeys.spot(type), role + ", spot", asSpot.times(hours), nodes(asSpot))
                    .at(context.book().spot(context.region(), type)));
        }

        drafts.add(draft(PriceKeys.onDemand(type), role + ", on demand", bought.times(hours), nodes(bought)));
        Amount all = onDemand.plus(spot);
        drafts.add(draft(PriceKeys.emrFee(type), role + ", EMR's fee", all.times(hours), nodes(all)));
        addVolumes(role, candidate, all);
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
