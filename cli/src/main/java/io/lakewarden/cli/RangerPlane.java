package io.lakewarden.cli;

import io.lakewarden.cli.local.RangerFolder;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.ranger.Locations;
import io.lakewarden.security.ranger.RangerCompiler;
import io.lakewarden.security.ranger.RangerPolicies;

/** The grants as Ranger's policies, with the paths of an environment's buckets. */
final class RangerPlane {
    private RangerPlane() {}

    /** Without paths where the platform is in no account. */
    static RangerPolicies compiled(CheckedPlatform checked, AwsEnvironment where) {
        return where.ofAny(checked.platform())
                .map(environment -> RangerCompiler.compile(checked, Locations.of(checked.platform(), environment)))
                .orElseGet(() -> RangerFolder.policies(checked));
    }
}
