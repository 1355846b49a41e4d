package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Buckets: what is stored, by class and age; what is written and read, file by file; the calls for keys and the trail's
 * events that each request brings.
 */
final class Storage {
    /** What the zone of a landing bucket is called. */
    static final String LANDING = "landing";

    private static final String GROWN = ", with growth, on the month's average";

    private final Resource bucket;
    private final Context context;
    private final StorageLife life;
    private final List<Draft> drafts = new ArrayList<>();

    private Storage(Resource bucket, Context context) {
        this.bucket = bucket;
        this.context = context;
        this.life = StorageLife.of(bucket);
    }

    static List<Draft> bucket(Resource bucket, Context context) {
        Storage storage = new Storage(bucket, context);
        String name = bucket.text("BucketName").orElse("");
        context.loads().stream().filter(load -> context.runs(load) > 0).forEach(load -> {
            load.zones().stream()
                    .filter(flow -> flow.bucket().equals(name))
                    .forEach(flow -> storage.addZone(load, flow));
            load.landing().filter(name::equals).ifPresent(landing -> storage.addLanding(load));
        });
        if (storage.drafts.isEmpty()) {
            storage.drafts.add(Draft.needed(
                    bucket, PriceKeys.S3_STANDARD, "storage", "gigabytes stored, requests: no workload fills it"));
        }

        storage.addEvents();
        return storage.drafts;
    }

    private void addZone(Load load, Load.Flow flow) {
        if (flow.isWritten()) {
            addStored(
                    load,
                    flow.zone(),
                    life.endingAfter(flow.retentionDays()),
                    load.workload().expansion(flow.zone()));
        }

        addRequests(load, flow);
    }

    /**
     * Kept, and read once. A bucket's owner pays for writing too, whoever delivers
     * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html).
     */
    private void addLanding(Load load) {
        addStored(load, LANDING, life, BigDecimal.ONE);
        Load.Flow flow = new Load.Flow(LANDING, "", 0, 1, true);
        addRequests(load, flow);
    }

    /** S3 tells EventBridge only where it is asked to, and that is billed (https://aws.amazon.com/eventbridge/pricing/). */
    private void addEvents() {
        JsonNode told = bucket.at("NotificationConfiguration", "EventBridgeConfiguration");
        if (told.isObject() && !told.path("EventBridgeEnabled").asText().equals("false")) {
            drafts.add(Draft.needed(
                    bucket, PaidCalls.EVENTS, "events", "objects written and removed, each told to EventBridge"));
        }
    }

    private void addStored(Load load, String zone, StorageLife kept, BigDecimal expansion) {
        boolean isHalved = context.halved().filter(zone::equals).isPresent();
        StorageLife life = isHalved ? kept.halved() : kept;
        life.oldVersions(bucket).filter(old -> !isHalved).ifPresent(old -> addOldVersions(load, zone, old, expansion));
        for (StorageLife.Stage stage : life.stages()) {
            List<BigDecimal> stored = context.calendar().stored(stage.fromDays(), stage.toDays());
            add(
                    load,
                    zone,
                    stage.key(),
                    "storage, " + stage.name(),
                    gibibytes(load, expansion, stored),
                    Basis.STORED,
                    runs(load, expansion, stored) + " runs of the last " + stage.toDays() + " days"
                            + (stage.fromDays() == 0 ? "" : " that are older than " + stage.fromDays()) + GROWN);
            List<BigDecimal> passing = context.calendar().passing(stage.fromDays());
            stage.transition()
                    .ifPresent(key -> add(
                            load,
                            zone,
                            key,
                            "transition to " + stage.name(),
                            gibibytes(load, expansion, passing).times(filesPerGibibyte(load)),
                            Basis.STORED,
                            runs(load, expansion, passing) + " runs that become " + stage.fromDays() + " days old"
                                    + GROWN + ", in files of " + file(load)));
            if (stage.isMonitored()) {
                add(
                        load,
                        zone,
                        PriceKeys.S3_INTELLIGENT_MONITORING,
                        "monitoring of files",
                        gibibytes(load, expansion, stored).times(filesPerGibibyte(load)),
                        Basis.STORED,
                        runs(load, expansion, stored) + " runs" + GROWN + ", in files of " + file(load));
            }
        }
    }

    /** Deleting, or a rule that ends objects, leaves their old versions. Files are written once: none is overwritten. */
    private void addOldVersions(Load load, String zone, StorageLife.Stage old, BigDecimal expansion) {
        add(
                load,
                zone,
                old.key(),
                "storage, " + old.name(),
                gibibytes(load, expansion, context.calendar().stored(old.fromDays(), old.toDays())),
                Basis.STORED,
                "ended at " + old.fromDays() + " days, kept as old versions until " + old.toDays());
    }

    private Amount gibibytes(Load load, BigDecimal expansion, List<BigDecimal> shares) {
        return context.volume(load, shares).times(expansion);
    }

    /** The same in volumes of the first run. */
    private String runs(Load load, BigDecimal expansion, List<BigDecimal> shares) {
        return plain(context.firstVolume(load).usual()) + " GiB"
                + (expansion.compareTo(BigDecimal.ONE) == 0 ? "" : " x " + plain(expansion)) + " x "
                + plain(context.runs(load, shares));
    }

    private static String file(Load load) {
        return plain(BigDecimal.valueOf(load.workload().file().value())) + " MiB";
    }

    private static String plain(BigDecimal number) {
        return number.round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal filesPerGibibyte(Load load) {
        return BigDecimal.valueOf(1024 / load.workload().file().value());
    }

    private void addRequests(Load load, Load.Flow flow) {
        Amount files = context.together(load, run -> run.files(load, flow));
        Amount puts = flow.isWritten() ? files : Amount.ZERO;
        Amount gets = files.times(flow.reads()).times(context.draws().of(Assumed.GETS_PER_FILE));
        BigDecimal expansion = load.workload().expansion(flow.zone());
        String derivation =
                context.runs(load) + " runs x " + plain(context.volume(load).usual()) + " GiB"
                        + (expansion.compareTo(BigDecimal.ONE) == 0 ? "" : " x " + plain(expansion)) + " in files of "
                        + file(load);
        if (flow.isWritten()) {
            add(load, flow.zone(), PriceKeys.S3_PUT, "writing files", puts, Basis.RUNS, derivation);
        }

        if (flow.reads() > 0) {
            add(
                    load,
                    flow.zone(),
                    PriceKeys.S3_GET,
                    "reading files",
                    gets,
                    Basis.RUNS,
                    derivation + ", read by " + flow.reads() + (flow.reads() == 1 ? " step, " : " steps, ")
                            + plain(context.draws().of(Assumed.GETS_PER_FILE).usual()) + " requests a file");
        }

        Amount requests = puts.plus(gets);
        keyShare(bucket)
                .ifPresent(share -> add(
                        load,
                        flow.zone(),
                        PriceKeys.KMS_REQUEST,
                        "calls for the key",
                        requests.times(share),
                        Basis.RUNS,
                        share.equals(BigDecimal.ONE)
                                ? "a call a request: the bucket has no bucket key"
                                : "a bucket key leaves one in a hundred"));
        if (isTrailed(context)) {
            add(
                    load,
                    flow.zone(),
                    PriceKeys.TRAIL_DATA_EVENT,
                    "events in the trail",
                    requests,
                    Basis.RUNS,
                    "one a request");
        }
    }

    /** Calls for a key for each request; empty where S3 keeps the key itself. */
    private static Optional<BigDecimal> keyShare(Resource bucket) {
        for (JsonNode rule : bucket.items("BucketEncryption", "ServerSideEncryptionConfiguration")) {
            if (rule.path("ServerSideEncryptionByDefault")
                    .path("SSEAlgorithm")
                    .asText()
                    .startsWith("aws:kms")) {
                return Optional.of(
                        rule.path("BucketKeyEnabled").asText().equals("true")
                                ? Assumed.BUCKET_KEY_SHARE
                                : BigDecimal.ONE);
            }
        }

        return Optional.empty();
    }

    /** Whether a trail keeps an event of every request for an object. */
    private static boolean isTrailed(Context context) {
        return context.inventory().ofType("AWS::CloudTrail::Trail").stream()
                .map(trail -> trail.at("EventSelectors").toString()
                        + trail.at("AdvancedEventSelectors").toString())
                .anyMatch(selectors -> selectors.contains("AWS::S3::Object"));
    }

    private void add(
            Load load, String zone, PriceKey key, String what, Amount quantity, Basis basis, String derivation) {
        drafts.add(Draft.fixed(bucket, key, what, quantity, derivation)
                .of(load.pipeline())
                .in(zone)
                .growing(basis));
    }
}
