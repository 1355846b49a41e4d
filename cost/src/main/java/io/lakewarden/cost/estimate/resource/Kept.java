package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.Resource;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How long data of a zone is kept.
 *
 * @param zone its name, or landing
 * @param days after which it ends
 * @param oldDays how long its old versions are kept after that; none if 0
 * @param from where the definition says so
 */
public record Kept(String zone, int days, int oldDays, String from) {
    /** All that pipelines fill and that ends, in the order of the pipelines and their zones. */
    public static List<Kept> of(Context context) {
        return context.loads().stream()
                .filter(load -> context.runs(load) > 0)
                .flatMap(load -> Stream.concat(landing(context, load), zones(context, load)))
                .distinct()
                .toList();
    }

    private static Stream<Kept> landing(Context context, Load load) {
        return load.landing().stream()
                .flatMap(name -> buckets(context, name))
                .flatMap(bucket -> kept(
                        Storage.LANDING,
                        StorageLife.of(bucket),
                        bucket,
                        "retentionDays of what is filled from it, or of its zone, in platform/"));
    }

    private static Stream<Kept> zones(Context context, Load load) {
        return load.zones().stream().filter(Load.Flow::isWritten).flatMap(flow -> buckets(context, flow.bucket())
                .flatMap(bucket -> kept(
                        flow.zone(),
                        StorageLife.of(bucket).endingAfter(flow.retentionDays()),
                        bucket,
                        "zones." + flow.zone() + ".retentionDays in platform/platform.yaml")));
    }

    private static Stream<Resource> buckets(Context context, String name) {
        return context.inventory().ofType("AWS::S3::Bucket").stream().filter(resource -> isNamed(resource, name));
    }

    private static boolean isNamed(Resource resource, String bucket) {
        return resource.text("BucketName").filter(bucket::equals).isPresent();
    }

    private static Stream<Kept> kept(String zone, StorageLife life, Resource bucket, String from) {
        OptionalInt days = life.days();
        int oldDays = life.oldVersions(bucket)
                .map(old -> old.toDays() - old.fromDays())
                .orElse(0);
        return days.isPresent() ? Stream.of(new Kept(zone, days.getAsInt(), oldDays, from)) : Stream.empty();
    }
}
