package io.lakewarden.model.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which releases of EMR can run the jobs: Spark 3.5 with Scala 2.12, full-table access with writes over S3A under Lake
 * Formation's credentials, and a provider of certificates for encryption in transit
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/lake-formation-unfiltered-access-ec2.html).
 */
final class EmrRelease {
    private static final Pattern LABEL =
            Pattern.compile("emr-(?<spark>spark-)?(?<line>[0-9]{1,3})[.](?<minor>[0-9]{1,3})[.][0-9]{1,3}");
    private static final int LINE = 7;
    private static final int FIRST_WITH_S3A = 10;
    private static final int FIRST_WITH_CERTIFICATES = 11;
    private static final int FIRST_WITH_WRITES = 12;

    private EmrRelease() {}

    /** Why a release cannot be used; empty for one that can. */
    static Optional<String> problem(String release) {
        Matcher label = LABEL.matcher(release);
        if (!label.matches()) {
            return Optional.of("there is no such release");
        }

        if (label.group("spark") != null) {
            return Optional.of("its Spark is built with Scala 2.13, and the jobs are with 2.12");
        }

        int line = Integer.parseInt(label.group("line"));
        int minor = Integer.parseInt(label.group("minor"));
        if (line < LINE) {
            return Optional.of("it has no full-table access of Lake Formation, which came with emr-7.8.0");
        }

        if (line > LINE) {
            return Optional.of("no release after the line emr-7 is known to run the jobs");
        }

        if (minor < FIRST_WITH_S3A) {
            return Optional.of("full-table access with writes over S3A came with emr-7.10.0");
        }

        if (minor < FIRST_WITH_CERTIFICATES) {
            return Optional.of("the provider of certificates for encryption in transit came with emr-7.11.0");
        }

        return minor < FIRST_WITH_WRITES
                ? Optional.of("writes under Lake Formation's credentials came with emr-7.12.0")
                : Optional.empty();
    }
}
