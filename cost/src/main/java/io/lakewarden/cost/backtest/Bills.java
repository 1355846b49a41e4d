package io.lakewarden.cost.backtest;

import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.recalibration.Meter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bill of an environment's month, summed by what is billed and whose it is. Whose it is say, in this order: the tags
 * that CloudFormation gives, the resource as an estimate names it, its own name at the end of its address, the pipeline's
 * tag.
 */
public final class Bills {
    private static final Pattern REGION = Pattern.compile("^(?:[A-Z]{2,4}\\d?-|[a-z]{2}(?:-[a-z]+)+-\\d-)");
    private static final String ENVIRONMENT_TAG = "lakewarden:environment";
    private static final String PIPELINE_TAG = "lakewarden:pipeline";

    /**
     * Whose bill it is.
     *
     * @param name the environment's
     * @param account its account; a line that names another is another's
     * @param names the resources' own names, such as a bucket's, and the ids of those that have one
     */
    public record Owner(String name, String account, Map<String, String> names) {
        private static final List<String> NAMES = List.of(
                "BucketName",
                "StateMachineName",
                "LogGroupName",
                "TopicName",
                "QueueName",
                "TableName",
                "FunctionName",
                "DBInstanceIdentifier",
                "AlarmName");

        public Owner {
            names = Map.copyOf(names);
        }

        /** With the names that the templates give; one that two resources have is nobody's. */
        public static Owner of(String name, String account, Inventory inventory) {
            Map<String, String> names = new HashMap<>();
            Set<String> twice = new HashSet<>();
            inventory.resources().forEach(resource -> NAMES.stream()
                    .flatMap(property -> resource.text(property).stream())
                    .filter(own -> !own.contains("${"))
                    .forEach(own -> {
                        if (names.put(own, resource.id()) != null) {
                            twice.add(own);
                        }
                    }));
            names.keySet().removeAll(twice);
            return new Owner(name, account, names);
        }
    }

    private final Owner owner;
    private final Map<String, List<PriceKey>> keys = new HashMap<>();
    private final Set<String> resources = new HashSet<>();
    private final SortedMap<Meter, Usd> sums = new TreeMap<>();
    private Optional<LocalDate> first = Optional.empty();
    private Optional<LocalDate> last = Optional.empty();
    private int others;

    private Bills(Owner owner, List<Line> lines) {
        this.owner = owner;
        lines.forEach(line -> resources.add(line.resourceId()));
        lines.stream()
                .map(Line::key)
                .distinct()
                .sorted()
                .forEach(key -> keys.merge(key.serviceCode() + " " + key.usageType(), List.of(key), Bills::both));
    }

    private static List<PriceKey> both(List<PriceKey> some, List<PriceKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * Reads an export.
     *
     * @param lines of the estimate, which tell the keys by which things are billed
     * @throws IllegalArgumentException if it is no such export, or has no use of the environment in one month
     */
    public static Bills read(Export export, Path file, Owner owner, List<Line> lines) {
        Bills bills = new Bills(owner, lines);
        export.read(file, bills::add);
        if (bills.first.isEmpty()) {
            throw new IllegalArgumentException("no use of " + owner.name() + " (account " + owner.account()
                    + ") is in it, and " + bills.others + " lines of others");
        }

        if (!YearMonth.from(bills.from()).equals(YearMonth.from(bills.to()))) {
            throw new IllegalArgumentException(
                    "it is of " + bills.from() + " to " + bills.to() + ", expected days of one month");
        }

        return bills;
    }

    /** What was billed. */
    public SortedMap<Meter, Usd> sums() {
        return new TreeMap<>(sums);
    }

    /** The first day. */
    public LocalDate from() {
        return first.orElseThrow();
    }

    /** The last day. */
    public LocalDate to() {
        return last.orElseThrow();
    }

    /** How many lines are of other accounts or environments. */
    public int linesOfOthers() {
        return others;
    }

    private void add(Charge charge) {
        if (!isOurs(charge)) {
            others++;
            return;
        }

        first = Optional.of(first.filter(day -> day.isBefore(charge.from())).orElse(charge.from()));
        last = Optional.of(last.filter(day -> day.isAfter(charge.to())).orElse(charge.to()));
        sums.merge(meter(charge), charge.cost(), Usd::plus);
    }

    private boolean isOurs(Charge charge) {
        return (charge.account().isEmpty() || charge.account().equals(owner.account()))
                && charge.tag(ENVIRONMENT_TAG).map(owner.name()::equals).orElse(true);
    }

    private Meter meter(Charge charge) {
        PriceKey key = key(charge);
        return resource(charge)
                .map(id -> Meter.ofResource(key, id))
                .or(() -> charge.tag(PIPELINE_TAG).map(pipeline -> Meter.ofPipeline(key, pipeline)))
                .orElseGet(() -> Meter.ofRest(key));
    }

    /** The estimate's key, where it has one for that; else the bill's own. */
    private PriceKey key(Charge charge) {
        String usageType = REGION.matcher(charge.usageType()).replaceFirst("");
        return charge.services().stream()
                .flatMap(service -> Stream.of(charge.usageType(), usageType)
                        .flatMap(type -> keys.getOrDefault(service + " " + type, List.of()).stream()))
                .filter(key -> isOperation(key.operation(), charge.operation()))
                .findFirst()
                .orElseGet(() -> new PriceKey(charge.services().get(0), usageType, charge.operation()));
    }

    /** A spot instance's operation has the kind of its request behind it. */
    private static boolean isOperation(String ours, String billed) {
        return ours.isEmpty() || billed.equals(ours) || billed.startsWith(ours + ":SV");
    }

    private Optional<String> resource(Charge charge) {
        Optional<String> tagged = charge.tag("aws:cloudformation:stack-name")
                .flatMap(stack -> charge.tag("aws:cloudformation:logical-id").map(logical -> stack + "/" + logical))
                .filter(resources::contains);
        String address = charge.resource();
        String name = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
        return tagged.or(() -> Optional.of(address).filter(resources::contains))
                .or(() -> Optional.ofNullable(owner.names().get(address)))
                .or(() -> Optional.ofNullable(owner.names().get(name)));
    }
}
