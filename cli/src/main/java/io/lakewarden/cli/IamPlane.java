package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.iam.compile.CannotCompile;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.iam.compile.IamSettings;
import java.time.LocalDate;
import java.util.Set;

/** IAM's documents of a definition. */
final class IamPlane {
    private IamPlane() {}

    /** With those kinds of cluster besides the pipelines'; a definition that IAM has no room for is told in one line. */
    static IamDocuments compiled(
            CheckedPlatform checked, Environment environment, LocalDate on, Set<ClusterProfile> with) {
        try {
            IamSettings settings =
                    IamSettings.of(checked.platform(), environment).with(with.toArray(ClusterProfile[]::new));
            return IamCompiler.compile(checked, environment, on, settings);
        } catch (CannotCompile e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
