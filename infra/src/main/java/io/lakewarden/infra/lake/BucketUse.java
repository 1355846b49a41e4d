package io.lakewarden.infra.lake;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Zone;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Settings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a bucket is for.
 *
 * @param purpose a zone, {@code artifacts}, {@code logs}, or {@code landing} with the bucket's name
 * @param key what its key is for; none where S3 takes no other key than its own
 * @param lifecycle how long it keeps what
 */
record BucketUse(String purpose, Optional<String> key, Lifecycle lifecycle) {
    /** Where machines leave logs, and jobs the records of their runs. */
    static final String LOGS = "logs";

    /** Where S3 writes who asked for what. */
    static final String ACCESS_LOGS = "access-logs";

    static BucketUse of(Site site, String bucket) {
        Settings settings = site.environment().settings();
        for (Zone zone : site.platform().zones()) {
            if (bucket.equals(site.bucket(zone.name()))) {
                int replaced = Math.min(settings.of(Amount.NONCURRENT_VERSION_DAYS), zone.retentionDays());
                return new BucketUse(
                        zone.name(), Optional.of(zone.name()), keeping(settings, replaced, OptionalInt.empty()));
            }
        }

        if (bucket.equals(site.bucket("artifacts"))) {
            int replaced = settings.of(Amount.NONCURRENT_VERSION_DAYS);
            return new BucketUse(
                    "artifacts", Optional.of("platform"), keeping(settings, replaced, OptionalInt.empty()));
        }

        if (bucket.equals(site.bucket(LOGS))) {
            int days = settings.of(Amount.LOG_FILE_DAYS);
            return new BucketUse(LOGS, Optional.of("logs"), ending(settings, days));
        }

        if (bucket.equals(site.bucket(ACCESS_LOGS))) {
            return new BucketUse(ACCESS_LOGS, Optional.empty(), ending(settings, settings.of(Amount.LOG_FILE_DAYS)));
        }

        return new BucketUse("landing-" + bucket, Optional.of("landing"), ending(settings, landedDays(site, bucket)));
    }

    private static Lifecycle ending(Settings settings, int days) {
        return keeping(settings, Math.min(settings.of(Amount.NONCURRENT_VERSION_DAYS), days), OptionalInt.of(days));
    }

    private static Lifecycle keeping(Settings settings, int replacedDays, OptionalInt days) {
        return new Lifecycle(settings.of(Amount.INCOMPLETE_UPLOAD_DAYS), replacedDays, days);
    }

    /** Files that arrived are kept as long as the longest kept table of a pipeline that takes them in: for a replay. */
    private static int landedDays(Site site, String bucket) {
        return site.environment().placements().stream()
                .filter(placement -> placement.landing().matches("s3://" + Pattern.quote(bucket) + "(/.*)?"))
                .flatMap(placement -> site.platform().pipeline(placement.pipeline()).stream())
                .flatMap(pipeline -> pipeline.steps().stream())
                .filter(step -> BundledJob.named(step.job())
                        .filter(BundledJob::readsLanding)
                        .isPresent())
                .flatMap(step -> step.writes().stream())
                .flatMap(id -> site.platform().dataset(id).stream())
                .mapToInt(Dataset::retentionDays)
                .max()
                .orElseGet(() -> site.platform().zones().stream()
                        .mapToInt(Zone::retentionDays)
                        .max()
                        .orElseThrow());
    }
}
