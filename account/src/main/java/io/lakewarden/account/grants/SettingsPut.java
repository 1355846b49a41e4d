package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Setting.Default;
import io.lakewarden.account.grants.Setting.Listed;
import io.lakewarden.account.grants.Setting.Switch;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;

/**
 * Puts the settings of an account and region, all at once; those that no definition speaks of as they are.
 *
 * @param meant what they are to be
 * @param caller who puts them, and stays an administrator
 */
record SettingsPut(Set<Entry> meant, String caller) {
    void make(LakeFormationClient client) {
        DataLakeSettings now = client.getDataLakeSettings(request -> {}).dataLakeSettings();
        DataLakeSettings put = now.toBuilder()
                .dataLakeAdmins(principals(administrators(false, now.dataLakeAdmins())))
                .readOnlyAdmins(principals(administrators(true, now.readOnlyAdmins())))
                .allowExternalDataFiltering(isOn(Switch.Name.AllowExternalDataFiltering))
                .allowFullTableExternalDataAccess(isOn(Switch.Name.AllowFullTableExternalDataAccess))
                .externalDataFilteringAllowList(principals(listed(Listed.Name.ExternalDataFilteringAllowList)))
                .authorizedSessionTagValueList(
                        listed(Listed.Name.AuthorizedSessionTagValueList).toList())
                .trustedResourceOwners(listed(Listed.Name.TrustedResourceOwners).toList())
                .createDatabaseDefaultPermissions(defaults(Default.OnNew.DATABASE))
                .createTableDefaultPermissions(defaults(Default.OnNew.TABLE))
                .build();
        client.putDataLakeSettings(request -> request.dataLakeSettings(put));
    }

    /** Who is meant to be one, as the account names them if it does, and who repairs if it is one. */
    private Stream<String> administrators(boolean readOnly, List<DataLakePrincipal> now) {
        List<String> names =
                now.stream().map(DataLakePrincipal::dataLakePrincipalIdentifier).toList();
        Stream<String> meant = of(Administrator.class)
                .filter(one -> one.readOnly() == readOnly)
                .map(one -> names.stream()
                        .filter(name -> Identity.same(name, one.principal()))
                        .findFirst()
                        .orElse(one.principal()));
        return Stream.concat(meant, names.stream().filter(name -> Identity.same(name, caller)));
    }

    private static List<DataLakePrincipal> principals(Stream<String> names) {
        return names.distinct()
                .map(name -> DataLakePrincipal.builder()
                        .dataLakePrincipalIdentifier(name)
                        .build())
                .toList();
    }

    private boolean isOn(Switch.Name name) {
        return meant.contains(new Switch(name, true));
    }

    private Stream<String> listed(Listed.Name name) {
        return of(Listed.class).filter(one -> one.name() == name).map(Listed::text);
    }

    private List<PrincipalPermissions> defaults(Default.OnNew on) {
        return of(Default.class)
                .filter(one -> one.on() == on)
                .map(one -> PrincipalPermissions.builder()
                        .principal(to -> to.dataLakePrincipalIdentifier(one.principal()))
                        .permissionsWithStrings(one.permission())
                        .build())
                .toList();
    }

    private <T extends Entry> Stream<T> of(Class<T> kind) {
        return meant.stream().filter(kind::isInstance).map(kind::cast).sorted();
    }
}
