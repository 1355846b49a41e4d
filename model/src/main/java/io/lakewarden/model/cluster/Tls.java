package io.lakewarden.model.cluster;

import java.util.Optional;
import java.util.function.Function;

/** Where a cluster's certificates for encryption in transit come from. */
public sealed interface Tls {
    /**
     * EMR makes them, and keeps its authority's in Secrets Manager.
     *
     * @param validityDays how long they are good for; EMR's twenty years if absent
     */
    record Emr(Optional<Integer> validityDays) implements Tls {}

    /**
     * A zip file of PEM files: privateKey.pem, certificateChain.pem and perhaps trustedCertificates.pem.
     *
     * @param archive its {@code s3://} address
     */
    record Pem(String archive) implements Tls {}

    /**
     * A class of one's own that makes them.
     *
     * @param jar its {@code s3://} address
     * @param className of EMR's provider interface
     */
    record Custom(String jar, String className) implements Tls {}

    /** Nothing is encrypted in transit. */
    record None() implements Tls {}

    /** One answer per kind. */
    default <R> R match(
            Function<Emr, R> emr, Function<Pem, R> pem, Function<Custom, R> custom, Function<None, R> none) {
        if (this instanceof Emr its) {
            return emr.apply(its);
        }

        if (this instanceof Pem its) {
            return pem.apply(its);
        }

        return this instanceof Custom its ? custom.apply(its) : none.apply((None) this);
    }
}
