package io.lakewarden.cli.live;

import io.lakewarden.account.runs.LiveNode;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.plan.Offer;
import io.lakewarden.cost.plan.Offers;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Disk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the nodes of clusters cost at a price book's rates: instance, EMR's fee at its most, and volumes; spot at the mean of
 * its zones.
 *
 * @param book of prices
 * @param region of the nodes
 */
public record NodePrices(PriceBook book, String region) {
    private static final long ROOT_GIBIBYTES = 15;
    private static final String VOLUME = "gp3";

    /** An hour of those nodes that are there; of what the definition says only the disks are used. */
    public Reading<UsdPerHour> rate(List<LiveNode> nodes, Optional<Cluster> definition) {
        return sum(nodes.stream().filter(LiveNode::isUp).toList(), node -> rate(node, definition)
                        .value())
                .map(UsdPerHour::new);
    }

    /** What all nodes cost by then, those that are gone too. */
    public Reading<Usd> soFar(List<LiveNode> nodes, Optional<Cluster> definition, Instant now) {
        return sum(nodes, node -> rate(node, definition).times(node.lived(now)));
    }

    private static Reading<Usd> sum(List<LiveNode> nodes, Function<LiveNode, Usd> price) {
        try {
            return Reading.known(nodes.stream().map(price).reduce(Usd.ZERO, Usd::plus));
        } catch (MissingPrice missing) {
            return Reading.unread(missing.getMessage());
        }
    }

    private UsdPerHour rate(LiveNode node, Optional<Cluster> definition) {
        Disk disk = definition.flatMap(cluster -> disk(cluster, node.role())).orElseGet(Disk::ofType);
        return rate(node.instanceType(), node.isSpot(), disk);
    }

    private static Optional<Disk> disk(Cluster cluster, LiveNode.Role role) {
        return switch (role) {
            case MASTER -> Optional.of(cluster.primary().disk());
            case CORE -> Optional.of(cluster.core().disk());
            case TASK -> cluster.task().map(nodes -> nodes.disk());
        };
    }

    /** An hour of one node; {@link MissingPrice} if the book does not know it. */
    public UsdPerHour rate(String instanceType, boolean isSpot, Disk disk) {
        InstanceType type = book.instanceType(instanceType);
        Offer offer = Offers.of(book, region, Offers.machine(type, type.vcpus()));
        UsdPerHour instance = isSpot ? book.spot(region, instanceType).mean() : offer.onDemand();
        UsdPerHour volumes = disk.volumes() == 0 ? offer.volumes() : volumes(disk);
        return instance.plus(offer.mostFee()).plus(volumes);
    }

    private UsdPerHour volumes(Disk disk) {
        Usd month = book.price(region, PriceKeys.volume(VOLUME)).first().middle();
        long gibibytes = ROOT_GIBIBYTES + (long) disk.volumes() * disk.sizeGibibytes();
        return UsdPerHour.ofMonth(month.times(gibibytes));
    }
}
