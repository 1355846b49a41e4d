package io.lakewarden.cli.live;

import io.lakewarden.account.runs.LiveCluster;
import io.lakewarden.account.runs.LiveSecret;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.account.runs.Secrets;
import java.time.Duration;
import java.time.Instant;

/**
 * A secret that a cluster was made with.
 *
 * @param name in Secrets Manager
 * @param reading what is known of it
 */
public record SecretStatus(String name, Reading<State> reading) {
    /**
     * What is known of it.
     *
     * @param secret as it is
     * @param isOld whether nothing rotates it and it was changed longer ago than keys are kept
     * @param isNewer whether it was changed since the cluster was asked for, which read it then and never again
     */
    public record State(LiveSecret secret, boolean isOld, boolean isNewer) {
        private static State of(LiveSecret secret, LiveCluster cluster, Duration longest, Instant now) {
            boolean isOld =
                    secret.rotates().isEmpty() && secret.changed().plus(longest).isBefore(now);
            return new State(secret, isOld, secret.changed().isAfter(cluster.created()));
        }

        /** For a person: what is worst of it. */
        String words(Instant now) {
            if (secret.deleted().isPresent()) {
                return "deleted " + Words.moment(secret.deleted().get());
            }

            String changed = "changed " + Words.time(Duration.between(secret.changed(), now)) + " ago";
            if (isNewer) {
                return changed + ", after the cluster had read it";
            }

            return changed
                    + secret.rotates()
                            .map(next -> rotation(now, next))
                            .orElse(isOld ? ": too long, nothing rotates it" : ", nothing rotates it");
        }

        private static String rotation(Instant now, Instant next) {
            return next.isAfter(now)
                    ? ", rotates in " + Words.time(Duration.between(now, next))
                    : ", rotation " + Words.time(Duration.between(next, now)) + " late";
        }
    }

    /** Reads it. */
    static SecretStatus of(String name, Secrets secrets, LiveCluster cluster, Duration longest, Instant now) {
        return new SecretStatus(
                name, Reading.of(() -> secrets.secret(name)).map(secret -> State.of(secret, cluster, longest, now)));
    }
}
