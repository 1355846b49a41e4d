package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.IamRole;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The SQL endpoint of a {@code kerberos-ranger} cluster in Lake Formation. It opens files by its own right and shows each
 * user what Ranger's policies let through; of Lake Formation it needs to see what tables there are, and nothing more.
 */
public final class SqlEndpoint {
    private SqlEndpoint() {}

    /** The same with a cluster that has the endpoint. */
    public static LakeFormation in(LakeFormation compiled, CheckedPlatform checked, Environment environment) {
        return in(compiled, checked.platform(), environment);
    }

    static LakeFormation in(LakeFormation compiled, Platform platform, Environment environment) {
        IamRole role = IamRole.ofSqlEndpoint(platform, environment)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot describe tables to an endpoint of " + environment.name() + ": it is no account"));
        List<DatasetId> datasets = platform.datasets().map(Dataset::id).toList();
        Stream<PrincipalPermissions> describing = datasets.stream()
                .map(DatasetId::zone)
                .distinct()
                .map(zone ->
                        PrincipalPermissions.of(role.arn(), new Resource.AllTables(zone), Set.of(Permission.DESCRIBE)));
        Stream<Gap> gaps = datasets.stream()
                .map(dataset -> new Gap(
                        Plane.LAKE_FORMATION,
                        GapCode.DESCRIBED_TO_SQL_ENDPOINT.name(),
                        role.name(),
                        dataset,
                        "nothing: it is no principal",
                        "sees its columns and where its files are, for others; no row"));
        return compiled.with(describing, gaps);
    }
}
