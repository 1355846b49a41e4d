package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Entry.Location;
import io.lakewarden.account.grants.Setting.Default;
import io.lakewarden.account.grants.Setting.Listed;
import io.lakewarden.account.grants.Setting.Switch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;

/** The settings of the account and region, and the registered locations. */
record SettingsReader(Reading reading, LakeFormationClient lake) {
    void settings() {
        DataLakeSettings settings = lake.getDataLakeSettings(request -> {}).dataLakeSettings();
        names(settings.dataLakeAdmins()).forEach(name -> reading.add(new Administrator(name, false)));
        names(settings.readOnlyAdmins()).forEach(name -> reading.add(new Administrator(name, true)));
        reading.add(new Switch(
                Switch.Name.AllowExternalDataFiltering, Boolean.TRUE.equals(settings.allowExternalDataFiltering())));
        reading.add(new Switch(
                Switch.Name.AllowFullTableExternalDataAccess,
                Boolean.TRUE.equals(settings.allowFullTableExternalDataAccess())));
        listed(Listed.Name.ExternalDataFilteringAllowList, names(settings.externalDataFilteringAllowList()));
        listed(Listed.Name.AuthorizedSessionTagValueList, settings.authorizedSessionTagValueList().stream());
        listed(Listed.Name.TrustedResourceOwners, settings.trustedResourceOwners().stream());
        defaults(Default.OnNew.DATABASE, settings.createDatabaseDefaultPermissions());
        defaults(Default.OnNew.TABLE, settings.createTableDefaultPermissions());
    }

    private static Stream<String> names(List<DataLakePrincipal> principals) {
        return principals.stream().map(DataLakePrincipal::dataLakePrincipalIdentifier);
    }

    private void listed(Listed.Name name, Stream<String> values) {
        values.forEach(value -> reading.add(new Listed(name, value)));
    }

    private void defaults(Default.OnNew on, List<PrincipalPermissions> defaults) {
        defaults.forEach(one -> one.permissionsAsStrings()
                .forEach(permission ->
                        reading.add(new Default(on, one.principal().dataLakePrincipalIdentifier(), permission))));
    }

    void locations() {
        lake.listResourcesPaginator(request -> {}).stream()
                .flatMap(page -> page.resourceInfoList().stream())
                .forEach(one -> reading.add(new Location(
                        one.resourceArn(),
                        Optional.ofNullable(one.roleArn()).orElse("the service-linked role"),
                        Boolean.TRUE.equals(one.hybridAccessEnabled()),
                        Boolean.TRUE.equals(one.withFederation()),
                        Boolean.TRUE.equals(one.withPrivilegedAccess()))));
    }
}
