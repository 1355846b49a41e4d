package io.lakewarden.security.iam.policy;

/**
 * Whom a resource's policy speaks of
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 *
 * @param kind who
 * @param name an ARN, a service's domain or a provider
 */
public record Grantee(Kind kind, String name) {
    /** The kinds, with their names in JSON. */
    public enum Kind {
        AWS("AWS"),
        FEDERATED("Federated"),
        SERVICE("Service");

        private final String written;

        Kind(String written) {
            this.written = written;
        }

        /** As JSON has it. */
        public String written() {
            return written;
        }
    }

    /** Whoever asks. */
    public static final Grantee EVERYBODY = new Grantee(Kind.AWS, "*");

    /** A role, a session or an account. */
    public static Grantee of(Arn arn) {
        return new Grantee(Kind.AWS, arn.toString());
    }

    /** A service, say {@code ec2.amazonaws.com}. */
    public static Grantee service(String name) {
        return new Grantee(Kind.SERVICE, name);
    }
}
