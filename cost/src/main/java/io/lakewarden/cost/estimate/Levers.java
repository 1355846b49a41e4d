package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.Bill.Item;
import io.lakewarden.cost.estimate.Lever.Instead;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.estimate.resource.Context;
import io.lakewarden.cost.estimate.resource.Kept;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.SavingsRate;
import io.lakewarden.model.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the month hangs on beside the clusters of runs: how long data is kept, what is always on, how large files are, and
 * logs. Each other way is the month computed once more.
 */
final class Levers {
    private static final Set<PriceKey> REQUESTS =
            Set.of(PriceKeys.S3_PUT, PriceKeys.S3_GET, PriceKeys.KMS_REQUEST, PriceKeys.TRAIL_DATA_EVENT);
    private static final Set<PriceKey> LOGS =
            Set.of(PriceKeys.LOG_GIGABYTE, PriceKeys.LOG_STORED, PriceKeys.LOG_SCANNED);

    private final String environment;
    private final Context context;
    private final Function<Context, List<Item>> bill;
    private final List<Item> items;

    private Levers(String environment, Context context, Function<Context, List<Item>> bill) {
        this.environment = environment;
        this.context = context;
        this.bill = bill;
        this.items = bill.apply(context);
    }

    /**
     * The dearest first.
     *
     * @param context without draws
     * @param bill what is billed in a context
     */
    static List<Lever> of(String environment, Context context, Function<Context, List<Item>> bill) {
        Levers levers = new Levers(environment, context, bill);
        return Stream.of(levers.kept(), levers.alwaysOn(), levers.files(), levers.logs())
                .flatMap(some -> some)
                .filter(lever -> lever.month().value().signum() > 0)
                .sorted(Comparator.comparing(Lever::month).reversed().thenComparing(Lever::what))
                .toList();
    }

    private Stream<Lever> kept() {
        return Kept.of(context).stream().map(this::kept);
    }

    private Lever kept(Kept kept) {
        boolean hasOld = kept.oldDays() > 0;
        return new Lever(
                "keeping " + kept.zone() + " for " + kept.days() + " days"
                        + (hasOld ? ", its old versions for " + kept.oldDays() + " more" : ""),
                sum(
                        items,
                        item -> item.draft().basis() == Basis.STORED
                                && item.draft().zone().equals(Optional.of(kept.zone()))),
                Optional.of(sooner(kept, hasOld ? ", old versions too" : "")),
                kept.from() + (hasOld ? "; noncurrentVersionDays of the posture" : ""));
    }

    private Instead sooner(Kept kept, String also) {
        Usd less = less(context.halving(kept.zone()));
        return new Instead(
                "gone after " + (kept.days() + 1) / 2 + " days" + also
                        + (less.value().signum() == 0 ? ": nothing is that old yet" : ""),
                less);
    }

    private Stream<Lever> alwaysOn() {
        return items.stream()
                .filter(Levers::isAlwaysOn)
                .map(item -> item.draft().path())
                .distinct()
                .map(path -> new Lever(
                        path + ", always on",
                        sum(items, item -> item.draft().path().equals(path)),
                        savingsPlan(path),
                        context.loads().isEmpty()
                                ? "the template"
                                : "clusters in platform/environments/" + environment + ".yaml"));
    }

    private static boolean isAlwaysOn(Item item) {
        return PriceKeys.isInstance(item.draft().key())
                && item.draft().spot().isEmpty()
                && item.draft().basis() == Basis.FIXED;
    }

    /** Its price is paid every hour of the month, so it pays off from that share of the hours on; here all are on. */
    private Optional<Instead> savingsPlan(String path) {
        return SavingsRate.in(context.book(), context.region())
                .map(rate -> savingsPlan(
                        rate,
                        sum(
                                items,
                                item -> isAlwaysOn(item) && item.draft().path().equals(path))));
    }

    private static Instead savingsPlan(SavingsRate rate, Usd onDemand) {
        BigDecimal hours = rate.paidHours(rate.middle());
        return new Instead(
                "a Savings Plan of a year, which pays off for machines that are on "
                        + hours.setScale(0, RoundingMode.CEILING) + " of " + Context.HOURS_PER_MONTH + " hours or more"
                        + (rate.isVerified() ? "" : " (its rate is unverified)"),
                onDemand.times(rate.middle()));
    }

    private Stream<Lever> files() {
        return context.loads().stream()
                .map(load -> new Lever(
                        "requests for files of " + plain(load.workload().file().value()) + " MiB, " + load.pipeline(),
                        sum(items, item -> isRequest(item, load)),
                        Optional.of(new Instead(
                                "in files of "
                                        + plain(2 * load.workload().file().value()) + " MiB",
                                less(context.carrying(context.loads().stream()
                                        .map(other -> other.equals(load) ? inFilesTwiceAsLarge(load) : other)
                                        .toList())))),
                        "pipelines." + load.pipeline() + ".workload.fileMebibytes in platform/environments/"
                                + environment + ".yaml"));
    }

    private static boolean isRequest(Item item, Load load) {
        return REQUESTS.contains(item.draft().key())
                && item.draft().zone().isPresent()
                && item.draft().pipeline().equals(Optional.of(load.pipeline()));
    }

    private static Load inFilesTwiceAsLarge(Load load) {
        Workload workload = load.workload();
        return load.carrying(new Workload(
                workload.volume(),
                workload.growthPercentPerMonth(),
                new Workload.Mebibytes(2 * workload.file().value()),
                workload.expansion(),
                workload.slaPercent(),
                workload.cached(),
                workload.calibration()));
    }

    private Stream<Lever> logs() {
        return Stream.of(new Lever(
                "logs", sum(items, item -> LOGS.contains(item.draft().key())), Optional.empty(), "the templates"));
    }

    private Usd less(Context otherwise) {
        return sum(items, item -> true).minus(sum(bill.apply(otherwise), item -> true));
    }

    private static Usd sum(List<Item> items, Predicate<Item> which) {
        return items.stream().filter(which).map(Item::usual).reduce(Usd.ZERO, Usd::plus);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
