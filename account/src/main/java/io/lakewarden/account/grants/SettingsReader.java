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
        entries(lake.getDataLakeSettings(request -> {}).dataLakeSettings()).forEach(reading::add);
    }

    /**
     * What settings say, one by one.
     *
     * @throws Reading.Nameless if they do not say of whom
     */
    static List<Entry> entries(DataLakeSettings settings) {
        return Stream.of(
                        names(settings.dataLakeAdmins()).map(name -> new Administrator(name, false)),
                        names(settings.readOnlyAdmins()).map(name -> new Administrator(name, true)),
                        Stream.of(
                                new Switch(
                                        Switch.Name.AllowExternalDataFiltering,
                                        Boolean.TRUE.equals(settings.allowExternalDataFiltering())),
                                new Switch(
                                        Switch.Name.AllowFullTableExternalDataAccess,
                                        Boolean.TRUE.equals(settings.allowFullTableExternalDataAccess()))),
                        listed(
                                Listed.Name.ExternalDataFilteringAllowList,
                                names(settings.externalDataFilteringAllowList())),
                        listed(
                                Listed.Name.AuthorizedSessionTagValueList,
                                settings.authorizedSessionTagValueList().stream()),
                        listed(Listed.Name.TrustedResourceOwners, settings.trustedResourceOwners().stream()),
                        defaults(Default.OnNew.DATABASE, settings.createDatabaseDefaultPermissions()),
                        defaults(Default.OnNew.TABLE, settings.createTableDefaultPermissions()))
                .<Entry>flatMap(some -> some)
                .toList();
    }

    private static Stream<String> names(List<DataLakePrincipal> principals) {
        return principals.stream().map(Reading::who);
    }

    private static Stream<Entry> listed(Listed.Name name, Stream<String> values) {
        return values.map(value -> new Listed(name, value));
    }

    private static Stream<Entry> defaults(Default.OnNew on, List<PrincipalPermissions> defaults) {
        return defaults.stream().flatMap(one -> one.permissionsAsStrings().stream()
                .map(permission -> new Default(on, Reading.who(one.principal()), permission)));
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
