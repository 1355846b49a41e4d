package io.lakewarden.model;

import io.lakewarden.model.Environment.Home.Aws;
import java.util.Optional;

/**
 * The IAM role that a principal is in an AWS environment. A user or a service account has one to itself, by convention
 * {@code platform-environment-principal}, unless the definition names an existing one (of IAM Identity Center, say). A
 * group has one only where the definition names it: its members share it; without one its grants are theirs.
 *
 * @param account twelve digits
 * @param path without slashes at its ends; may be empty
 * @param name at most 64 characters, unique in its account whatever the path
 */
public record IamRole(String account, String path, String name) {
    /** The longest name that IAM takes. */
    public static final int LONGEST = 64;

    /** The role of a principal; none of a group that names none, and none on this machine. */
    public static Optional<IamRole> of(Platform platform, Environment environment, Principal principal) {
        return environment.home() instanceof Aws aws
                ? principal.iamRole().map(existing -> existing(aws, existing)).or(() -> byConvention(
                                platform, environment, principal)
                        .map(name -> new IamRole(aws.account(), "", name)))
                : Optional.empty();
    }

    /**
     * A role of the platform's own: the name has a dot where that of a principal has a hyphen, so none is called like
     * another. None on this machine.
     */
    public static Optional<IamRole> ofPlatform(Platform platform, Environment environment, String purpose) {
        return environment.home() instanceof Aws aws
                ? Optional.of(
                        new IamRole(aws.account(), "", platform.name() + "-" + environment.name() + "." + purpose))
                : Optional.empty();
    }

    /** The role of the SQL endpoint of a {@code kerberos-ranger} cluster. */
    public static Optional<IamRole> ofSqlEndpoint(Platform platform, Environment environment) {
        return ofPlatform(platform, environment, "sql-endpoint");
    }

    private static IamRole existing(Aws aws, String pathAndName) {
        int slash = pathAndName.lastIndexOf('/');
        return new IamRole(
                aws.account(), slash < 0 ? "" : pathAndName.substring(0, slash), pathAndName.substring(slash + 1));
    }

    private static Optional<String> byConvention(Platform platform, Environment environment, Principal principal) {
        String name = platform.name() + "-" + environment.name() + "-" + principal.name();
        return principal.match(user -> Optional.of(name), group -> Optional.empty(), account -> Optional.of(name));
    }

    /** Its ARN; the partition is left to CloudFormation. */
    public String arn() {
        return "arn:${AWS::Partition}:iam::" + account + ":role/" + (path.isEmpty() ? "" : path + "/") + name;
    }
}
