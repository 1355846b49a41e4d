package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.iam.compile.ClusterProfile;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationCompiler;
import io.lakewarden.security.lakeformation.QuotaCheck;
import io.lakewarden.security.lakeformation.SqlEndpoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Lake Formation's entries of a definition. */
final class LakeFormationPlane {
    private LakeFormationPlane() {}

    /** With those kinds of cluster besides the pipelines'; what the service does not take is told in one line. */
    static LakeFormation compiled(
            CheckedPlatform checked, Environment environment, LocalDate on, Set<ClusterProfile> with) {
        LakeFormation compiled = LakeFormationCompiler.compile(checked, environment, on);
        List<String> exceeded = QuotaCheck.exceeded(compiled);
        if (!exceeded.isEmpty()) {
            throw CommandFailed.because("Cannot compile Lake Formation for " + environment.name() + ": "
                    + String.join(", ", exceeded) + "; merge grants, or ask AWS for higher quotas");
        }

        return with.contains(ClusterProfile.KERBEROS_RANGER)
                ? SqlEndpoint.in(compiled, checked, environment)
                : compiled;
    }
}
