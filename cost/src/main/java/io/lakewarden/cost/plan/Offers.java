package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.SpotPrice;
import io.lakewarden.cost.runtime.Machine;
import java.math.BigDecimal;
import java.math.MathContext;
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
    /** What EMR attaches. */
    private static final String VOLUME = "gp2";

    private static final double ROOT_GIBIBYTES = 15;
    private static final BigDecimal HOURS_OF_A_MONTH = BigDecimal.valueOf(730);

    /** What a spot instance is taken to be reclaimed with where the Spot Advisor knows nothing of it: its worst group. */
    private static final double OFTEN = 0.3;

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
        UsdPerHour gibibyte = gibibyte(book, region);
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
                        gibibyte,
                        spot(book, region, type.name())));
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
                gibibyte(book, region),
                spot(book, region, type));
    }

    /** What a node of a type has on EMR, without volumes of its own; no disk where that is not known. */
    public static Machine machine(InstanceType type, int taskCores) {
        NodeDisks disks = NodeDisks.of(type).orElse(NodeDisks.UNKNOWN);
        return new Machine(type.name(), type.vcpus(), type.memory(), disks.all(), taskCores);
    }

    private static Offer offer(
            Machine machine,
            NodeDisks disks,
            Price onDemand,
            Price fee,
            UsdPerHour gibibyte,
            Optional<Offer.Spot> spot) {
        BigDecimal volumes =
                BigDecimal.valueOf(ROOT_GIBIBYTES + disks.attached().value());
        return new Offer(
                machine,
                new UsdPerHour(onDemand.first().middle()),
                new UsdPerHour(fee.first().low()),
                new UsdPerHour(fee.first().high()),
                new UsdPerHour(gibibyte.value().times(volumes)),
                spot,
                onDemand.trust().and(fee.trust()).isVerified());
    }

    private static UsdPerHour gibibyte(PriceBook book, String region) {
        Usd month = book.price(region, PriceKeys.volume(VOLUME)).first().middle();
        return new UsdPerHour(new Usd(month.value().divide(HOURS_OF_A_MONTH, MathContext.DECIMAL128)));
    }

    private static Optional<Offer.Spot> spot(PriceBook book, String region, String type) {
        try {
            SpotPrice price = book.spot(region, type);
            double reclaimed = book.interruption(region, type)
                    .map(interruption -> interruption.most().doubleValue())
                    .orElse(OFTEN);
            return Optional.of(new Offer.Spot(price.mean(), price.max(), reclaimed));
        } catch (MissingPrice none) {
            return Optional.empty();
        }
    }
}
