package io.lakewarden.model;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a topic tells.
 *
 * @param protocol how
 * @param written as the definition has it: an address, an ARN, or {@code secret:} and the name of a secret whose text is the
 *     address
 */
public record Subscriber(Protocol protocol, String written) {
    private static final String SECRET = "secret:";
    private static final String HTTPS = "https://";
    private static final String ARN = "arn:";

    /** Of those that SNS has, the ones that need nothing but an address and are not read on the way. */
    public enum Protocol {
        EMAIL,
        HTTPS,
        LAMBDA,
        SQS;

        /** As SNS calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From its text. */
    public static Subscriber of(String written) {
        if (written.startsWith(ARN)) {
            return new Subscriber(Protocol.valueOf(written.split(":")[2].toUpperCase(Locale.ROOT)), written);
        }

        return new Subscriber(
                written.startsWith(HTTPS) || written.startsWith(SECRET) ? Protocol.HTTPS : Protocol.EMAIL, written);
    }

    /** What SNS is given; what is in a secret is for CloudFormation to look up. */
    public String endpoint() {
        return written.startsWith(SECRET)
                ? "{{resolve:secretsmanager:" + written.substring(SECRET.length()) + ":SecretString}}"
                : written;
    }

    /** The address that everybody reads, if it is one of the web. */
    public Optional<String> inClear() {
        return written.startsWith(HTTPS) ? Optional.of(written) : Optional.empty();
    }

    /** The word of the partition that it is in, if it is of AWS. */
    public Optional<String> partition() {
        return written.startsWith(ARN) ? Optional.of(written.split(":")[1]) : Optional.empty();
    }

    /** The region that it is in, if it is of AWS. */
    public Optional<String> region() {
        return written.startsWith(ARN) ? Optional.of(written.split(":")[3]) : Optional.empty();
    }
}
