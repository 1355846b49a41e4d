package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationCompiler;
import io.lakewarden.security.lakeformation.QuotaCheck;
import io.lakewarden.security.lakeformation.SqlEndpoint;
import java.time.LocalDate;
import java.util.Set;

/** Lake Formation's entries of a definition. */
final class LakeFormationPlane {
    private LakeFormationPlane() {}

    /** With those kinds of cluster besides the environment's; what the service does not take is told in one line. */
    static LakeFormation compiled(
            CheckedPlatform checked, Environment environment, LocalDate on, Set<ClusterProfile> with) {
        LakeFormation compiled = LakeFormationCompiler.compile(checked, environment, on);
        QuotaCheck.refusal(compiled).ifPresent(why -> {
            throw CommandFailed.because(why);
        });

        return with.contains(ClusterProfile.KERBEROS_RANGER)
                ? SqlEndpoint.in(compiled, checked, environment)
                : compiled;
    }
}
