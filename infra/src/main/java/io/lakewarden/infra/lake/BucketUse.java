package io.lakewarden.infra.lake;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Zone;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a bucket is for.
 *
 * @param purpose a zone, {@code artifacts}, {@code logs}, or {@code landing} with the bucket's name
 * @param key what its key is for
 * @param lifecycle how long it keeps what
 */
record BucketUse(String purpose, String key, Lifecycle lifecycle) {
    private static final int UPLOAD_DAYS = 7;
    private static final int REPLACED_DAYS = 30;
    private static final int LOG_DAYS = 400;

    static BucketUse of(Site site, String bucket) {
        for (Zone zone : site.platform().zones()) {
            if (bucket.equals(site.bucket(zone.name()))) {
                return new BucketUse(zone.name(), zone.name(), keeping(zone.retentionDays(), OptionalInt.empty()));
            }
        }

        if (bucket.equals(site.bucket("artifacts"))) {
            return new BucketUse("artifacts", "platform", keeping(REPLACED_DAYS, OptionalInt.empty()));
        }

        if (bucket.equals(site.bucket("logs"))) {
            return new BucketUse("logs", "platform", keeping(REPLACED_DAYS, OptionalInt.of(LOG_DAYS)));
        }

        int days = landedDays(site).max().orElse(1);
        return new BucketUse("landing-" + bucket, "landing", keeping(days, OptionalInt.of(days)));
    }

    private static Lifecycle keeping(int retentionDays, OptionalInt days) {
        return new Lifecycle(UPLOAD_DAYS, Math.min(REPLACED_DAYS, retentionDays), days);
    }

    /** Files that arrived are kept as long as the tables that took them in. */
    private static IntStream landedDays(Site site) {
        return site.platform().zones().stream().limit(1).mapToInt(Zone::retentionDays);
    }
}
