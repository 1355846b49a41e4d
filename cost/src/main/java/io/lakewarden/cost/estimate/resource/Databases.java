package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Databases of RDS and Aurora that are always on. */
final class Databases {
    private static final String AS_WRITTEN = "as the template says";
    private static final String OPERATIONS = "database operations";
    private static final String STORAGE = "database storage";

    private static final PriceKey GP3_OPERATIONS = PriceKey.of("AmazonRDS", "RDS:GP3-PIOPS");
    private static final PriceKey GP3_OPERATIONS_MULTI_ZONE = PriceKey.of("AmazonRDS", "RDS:Multi-AZ-GP3-PIOPS");
    private static final PriceKey GP3_THROUGHPUT = PriceKey.of("AmazonRDS", "RDS:GP3-Throughput");
    private static final PriceKey INSIGHTS = PriceKey.of("AmazonRDS", "PI_LTR");
    private static final PriceKey GP3_THROUGHPUT_MULTI_ZONE = PriceKey.of("AmazonRDS", "RDS:Multi-AZ-GP3-Throughput");

    private final Resource database;
    private final boolean isDouble;

    private Databases(Resource database) {
        this.database = database;
        this.isDouble = database.isTrue("MultiAZ");
    }

    static List<Draft> instance(Resource database, Context context) {
        Optional<String> type = database.known("DBInstanceClass");
        Optional<String> engine = engine(database, context);
        if (type.isEmpty() || engine.isEmpty()) {
            return List.of(Draft.needed(
                    database,
                    PriceKeys.database("any", "any"),
                    "database",
                    type.isEmpty() ? "of which instance class it is" : "which engine it runs"));
        }

        if (type.get().equals("db.serverless")) {
            return List.of(
                    Draft.needed(database, PriceKeys.AURORA_CAPACITY_HOUR, "capacity", "capacity units and hours"));
        }

        if (database.text("MultiAZ")
                .filter(value -> !value.matches("true|false"))
                .isPresent()) {
            return List.of(Draft.needed(
                    database,
                    PriceKeys.database(type.get(), engine.get()),
                    "database",
                    "whether it has a standby: its MultiAZ is not known before a deployment"));
        }

        return new Databases(database).drafts(type.get(), engine.get());
    }

    /** Its own; else that of the cluster or the database that it belongs to, where that is in the templates. */
    private static Optional<String> engine(Resource database, Context context) {
        return database.known("Engine").or(() -> context.inventory().resources().stream()
                .filter(other ->
                        other.isNamedIn(database.at("DBClusterIdentifier").asText()
                                + database.at("SourceDBInstanceIdentifier").asText()))
                .flatMap(other -> other.known("Engine").stream())
                .findFirst());
    }

    private List<Draft> drafts(String type, String engine) {
        PriceKey key = isDouble ? PriceKeys.databaseMultiZone(type, engine) : PriceKeys.database(type, engine);
        List<Draft> drafts = new ArrayList<>(List.of(Servers.hours(database, key, "database " + type, 1)));
        if (!database.properties().has("DBClusterIdentifier")) {
            addStorage(drafts, engine);
        }

        drafts.addAll(insights(database));
        return drafts;
    }

    /** A week of Performance Insights is free, more is paid by the vCPU (https://aws.amazon.com/rds/performance-insights/pricing/). */
    private static List<Draft> insights(Resource database) {
        return database
                .text("PerformanceInsightsRetentionPeriod")
                .filter(days -> !days.equals("7"))
                .map(days -> Draft.needed(
                        database,
                        INSIGHTS,
                        "Performance Insights",
                        "vCPUs whose history is kept for " + days + " days"))
                .stream()
                .toList();
    }

    /** Of a database that stands alone; one in a cluster has the cluster's. */
    private void addStorage(List<Draft> drafts, String engine) {
        String type = database.text("StorageType").orElse(database.properties().has("Iops") ? "io1" : "gp2");
        boolean isProvisioned = type.startsWith("io");
        PriceKey key =
                switch (type) {
                    case "gp3" -> isDouble ? PriceKeys.RDS_GP3_MULTI_ZONE : PriceKeys.RDS_GP3;
                    case "io1", "io2" -> PriceKeys.RDS_IO1;
                    default -> isDouble ? PriceKeys.RDS_GP2_MULTI_ZONE : PriceKeys.RDS_GP2;
                };
        Optional<BigDecimal> size = database.number("AllocatedStorage");
        if (type.contains("${") || size.isEmpty()) {
            drafts.add(Draft.needed(database, key, STORAGE, "gigabytes, as its source or its parameter has them"));
            return;
        }

        // The price of provisioned storage is that of one zone.
        int zones = isProvisioned && isDouble ? 2 : 1;
        drafts.add(Draft.fixed(
                database,
                key,
                STORAGE,
                Amount.of(size.get()).times(zones),
                zones == 1 ? AS_WRITTEN : AS_WRITTEN + ", in two zones"));
        if (isProvisioned) {
            addProvided(drafts, "Iops", PriceKeys.RDS_IO1_OPERATIONS, OPERATIONS, BigDecimal.ZERO, zones);
        } else if (type.equals("gp3")) {
            addGp3(drafts, engine, size.get());
        }
    }

    /**
     * What is beyond what the storage does anyway: 3,000 operations and 125 MiB a second; four times as much of large ones
     * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html).
     */
    private void addGp3(List<Draft> drafts, String engine, BigDecimal size) {
        boolean isOracle = engine.startsWith("oracle");
        boolean isStriped =
                !engine.startsWith("sqlserver") && size.compareTo(BigDecimal.valueOf(isOracle ? 200 : 400)) >= 0;
        BigDecimal times = BigDecimal.valueOf(isStriped ? 4 : 1);
        addProvided(
                drafts,
                "Iops",
                isDouble ? GP3_OPERATIONS_MULTI_ZONE : GP3_OPERATIONS,
                OPERATIONS,
                Volumes.BASE_OPERATIONS.multiply(times),
                1);
        addProvided(
                drafts,
                "StorageThroughput",
                isDouble ? GP3_THROUGHPUT_MULTI_ZONE : GP3_THROUGHPUT,
                "database throughput",
                Volumes.BASE_THROUGHPUT.multiply(times),
                1);
    }

    private void addProvided(
            List<Draft> drafts, String property, PriceKey key, String what, BigDecimal base, int zones) {
        if (database.properties().has(property) && database.number(property).isEmpty()) {
            drafts.add(Draft.needed(database, key, what, "its " + property + ", not known before a deployment"));
        }

        Volumes.above(database.number(property), base)
                .ifPresent(more -> drafts.add(Draft.fixed(
                        database,
                        key,
                        what,
                        Amount.of(more).times(zones),
                        AS_WRITTEN
                                + (base.signum() == 0 ? "" : ", above " + base.toPlainString())
                                + (zones == 1 ? "" : ", in two zones"))));
    }

    /** Of a serverless one only the least capacity is sure. */
    static List<Draft> cluster(Resource cluster, Context context) {
        List<Draft> drafts = new ArrayList<>();
        cluster.number("ServerlessV2ScalingConfiguration", "MinCapacity")
                .filter(least -> least.signum() > 0)
                .ifPresent(least -> drafts.add(Draft.fixed(
                        cluster,
                        PriceKeys.AURORA_CAPACITY_HOUR,
                        "least capacity",
                        Amount.of(Context.HOURS_PER_MONTH.multiply(least)),
                        "always on: 730 hours a month")));
        drafts.add(Draft.needed(
                cluster, PriceKeys.AURORA_STORAGE, "storage and operations", "gigabytes stored, operations"));
        return drafts;
    }
}
