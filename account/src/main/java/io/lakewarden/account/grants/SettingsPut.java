package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Setting.Default;
import io.lakewarden.account.grants.Setting.Listed;
import io.lakewarden.account.grants.Setting.Switch;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;

/**
 * Puts the settings of an account and region, all at once: as they are then, without what a repair takes and with what it
 * gives. What somebody else put there since the repair looked is neither taken nor kept unseen: nothing is put then.
 *
 * @param seen what the account had when the repair looked
 * @param taken of that
 * @param given besides
 */
record SettingsPut(SortedSet<Entry> seen, List<Entry> taken, List<Entry> given) {
    Optional<ErrorDetail> make(LakeFormationClient client) {
        DataLakeSettings now = client.getDataLakeSettings(request -> {}).dataLakeSettings();
        SortedSet<Entry> meant;
        try {
            meant = new TreeSet<>(SettingsReader.entries(now));
        } catch (Reading.Nameless nameless) {
            return refusal(nameless.getMessage());
        }

        Optional<Entry> unseen = meant.stream()
                .filter(entry -> !seen.contains(entry) && !given.contains(entry))
                .findFirst();
        if (unseen.isPresent()) {
            return refusal(unseen.get().kind().word() + " " + unseen.get().about()
                    + " was put there by somebody else since the repair looked");
        }

        meant.removeAll(taken);
        meant.addAll(given);
        client.putDataLakeSettings(request -> request.dataLakeSettings(settings(now, meant)));
        return Optional.empty();
    }

    private static Optional<ErrorDetail> refusal(String why) {
        return Optional.of(
                ErrorDetail.builder().errorCode("Not put").errorMessage(why).build());
    }

    private static DataLakeSettings settings(DataLakeSettings now, SortedSet<Entry> meant) {
        return now.toBuilder()
                .dataLakeAdmins(principals(administrators(meant, false)))
                .readOnlyAdmins(principals(administrators(meant, true)))
                .allowExternalDataFiltering(isOn(meant, Switch.Name.AllowExternalDataFiltering))
                .allowFullTableExternalDataAccess(isOn(meant, Switch.Name.AllowFullTableExternalDataAccess))
                .externalDataFilteringAllowList(principals(listed(meant, Listed.Name.ExternalDataFilteringAllowList)))
                .authorizedSessionTagValueList(
                        listed(meant, Listed.Name.AuthorizedSessionTagValueList).toList())
                .trustedResourceOwners(
                        listed(meant, Listed.Name.TrustedResourceOwners).toList())
                .createDatabaseDefaultPermissions(defaults(meant, Default.OnNew.DATABASE))
                .createTableDefaultPermissions(defaults(meant, Default.OnNew.TABLE))
                .build();
    }

    private static Stream<String> administrators(SortedSet<Entry> meant, boolean readOnly) {
        return of(meant, Administrator.class)
                .filter(one -> one.readOnly() == readOnly)
                .map(Administrator::principal);
    }

    private static List<DataLakePrincipal> principals(Stream<String> names) {
        return names.map(name -> DataLakePrincipal.builder()
                        .dataLakePrincipalIdentifier(name)
                        .build())
                .toList();
    }

    private static boolean isOn(SortedSet<Entry> meant, Switch.Name name) {
        return meant.contains(new Switch(name, true));
    }

    private static Stream<String> listed(SortedSet<Entry> meant, Listed.Name name) {
        return of(meant, Listed.class).filter(one -> one.name() == name).map(Listed::text);
    }

    private static List<PrincipalPermissions> defaults(SortedSet<Entry> meant, Default.OnNew on) {
        return of(meant, Default.class)
                .filter(one -> one.on() == on)
                .map(one -> PrincipalPermissions.builder()
                        .principal(to -> to.dataLakePrincipalIdentifier(one.principal()))
                        .permissionsWithStrings(one.permission())
                        .build())
                .toList();
    }

    private static <T extends Entry> Stream<T> of(SortedSet<Entry> entries, Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }
}
