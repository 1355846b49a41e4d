package io.lakewarden.cost.plan;

import io.lakewarden.cost.estimate.resource.Machines;
import io.lakewarden.cost.inventory.NodeGroup;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.SavingsRate;
import io.lakewarden.cost.price.SpotPrice;
import io.lakewarden.cost.runtime.Machine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The nodes that EMR takes in a region.
 *
 * @param offers by instance type
 * @param rejected types that cannot be offered, each with its reason
 */
public record Offers(List<Offer> offers, List<Rejection> rejected) {
    /** What EMR gives a node as its root from release 7 on, and what it attaches. */
    private static final String ROOT = "gp3";

    private static final String ATTACHED = "gp2";

    private static final double ROOT_GIBIBYTES = 15;

    public Offers {
        offers = List.copyOf(offers);
        rejected = List.copyOf(rejected);
    }

    /** Those of a region with all their vCPU for tasks; without prices of volumes there it is a {@link MissingPrice}. */
    public static Offers of(PriceBook book, String region) {
        return of(book, region, InstanceType::vcpus);
    }

    /**
     * Those of a region.
     *
     * @param taskCores how many vCPU of a type run tasks
     */
    public static Offers of(PriceBook book, String region, ToIntFunction<InstanceType> taskCores) {
        List<Offer> offers = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        Volumes volumes = Volumes.of(book, region);
        Optional<SavingsRate> savings = SavingsRate.in(book, region);
        for (InstanceType type : book.instanceTypes()) {
            Optional<NodeDisks> disks = NodeDisks.of(type);
            Optional<Price> onDemand = book.find(region, PriceKeys.onDemand(type.name()));
            Optional<Price> fee = book.find(region, PriceKeys.emrFee(type.name()));
            if (!type.emr()) {
                rejected.add(Rejection.of(type.name(), Rejection.Reason.NOT_OFFERED, "EMR does not take it"));
            } else if (onDemand.isEmpty() || fee.isEmpty()) {
                rejected.add(Rejection.of(
                        type.name(), Rejection.Reason.NOT_OFFERED, "the price book has no price for it in " + region));
            } else if (disks.isEmpty()) {
                rejected.add(
                        Rejection.of(type.name(), Rejection.Reason.DISK, "it is not known what disks it has on EMR"));
            } else {
                offers.add(offer(
                        machine(type, taskCores.applyAsInt(type)),
                        disks.get(),
                        onDemand.get(),
                        fee.get(),
                        volumes,
                        spot(book, region, type.name()),
                        savings));
            }
        }

        return new Offers(offers, rejected);
    }

    /** Of one type; {@link MissingPrice} if it has no price. */
    public static Offer of(PriceBook book, String region, Machine machine) {
        String type = machine.instanceType();
        return offer(
                machine,
                NodeDisks.of(book.instanceType(type)).orElse(NodeDisks.UNKNOWN),
                book.price(region, PriceKeys.onDemand(type)),
                book.price(region, PriceKeys.emrFee(type)),
                Volumes.of(book, region),
                spot(book, region, type),
                SavingsRate.in(book, region));
    }

    /** Of one type with a cluster's own volumes; {@link MissingPrice} if it has no price. */
    public static Offer of(
            PriceBook book, String region, InstanceType type, List<NodeGroup.Volume> volumes, int taskCores) {
        Offer usual = of(book, region, Machines.of(type, volumes, taskCores));
        return volumes.isEmpty() ? usual : usual.withVolumes(hourly(book, region, volumes));
    }

    private static UsdPerHour hourly(PriceBook book, String region, List<NodeGroup.Volume> volumes) {
        UsdPerHour sum = UsdPerHour.ZERO;
        for (NodeGroup.Volume volume : volumes) {
            sum = sum.plus(
                    gibibytes(book, region, volume.type(), volume.gibibytes().doubleValue()));
        }

        return sum.plus(gibibytes(book, region, ROOT, ROOT_GIBIBYTES));
    }

    /** What a node of a type has on EMR, without volumes of its own; no disk where that is not known. */
    public static Machine machine(InstanceType type, int taskCores) {
        return Machines.of(type, List.of(), taskCores);
    }

    private static Offer offer(
            Machine machine,
            NodeDisks disks,
            Price onDemand,
            Price fee,
            Volumes volumes,
            Optional<Offer.Spot> spot,
            Optional<SavingsRate> savings) {
        return new Offer(
                machine,
                new UsdPerHour(onDemand.first().middle()),
                new UsdPerHour(fee.first().low()),
                new UsdPerHour(fee.first().high()),
                volumes.root().plus(hours(volumes.attached(), disks.attached().value())),
                spot,
                savings,
                onDemand.trust().and(fee.trust()).isVerified());
    }

    /**
     * Hourly prices of volumes.
     *
     * @param root of a whole root volume
     * @param attached of a gibibyte that EMR attaches
     */
    private record Volumes(UsdPerHour root, UsdPerHour attached) {
        static Volumes of(PriceBook book, String region) {
            return new Volumes(gibibytes(book, region, ROOT, ROOT_GIBIBYTES), gibibytes(book, region, ATTACHED, 1));
        }
    }

    private static UsdPerHour gibibytes(PriceBook book, String region, String volumeType, double gibibytes) {
        Usd month = book.price(region, PriceKeys.volume(volumeType)).first().middle();
        return hours(UsdPerHour.ofMonth(month), gibibytes);
    }

    private static UsdPerHour hours(UsdPerHour gibibyte, double gibibytes) {
        return new UsdPerHour(gibibyte.value().times(BigDecimal.valueOf(gibibytes)));
    }

    private static Optional<Offer.Spot> spot(PriceBook book, String region, String type) {
        try {
            SpotPrice price = book.spot(region, type);
            return Optional.of(new Offer.Spot(price.mean(), price.max(), book.reclaimedPerMonth(region, type)));
        } catch (MissingPrice none) {
            return Optional.empty();
        }
    }
}
