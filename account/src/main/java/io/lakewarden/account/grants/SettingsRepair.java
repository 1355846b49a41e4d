package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Entry.Default;
import io.lakewarden.account.grants.Entry.Listed;
import io.lakewarden.account.grants.Entry.Switch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;

/** The settings of the account and region, which are put all at once. */
record SettingsRepair(Gap gap) {
    RepairPart part() {
        RepairPart part = new RepairPart();
        boolean extra =
                gap.drift().extra().stream().filter(entry -> !isOwn(entry)).anyMatch(SettingsRepair::isSetting);
        if (extra || gap.drift().missing().stream().anyMatch(SettingsRepair::isSetting)) {
            part.add(Phase.SETTINGS, "put settings: " + text(), this::put);
        }

        gap.drift().extra().stream().filter(this::isOwn).forEach(entry -> part.left()
                .add("administrator " + entry.about()
                        + ": it is who repairs; let another administrator take it back, or name it with "
                        + "--administrator if it is meant to be one"));
        return part;
    }

    private boolean isOwn(Entry entry) {
        return entry instanceof Administrator own
                && !own.readOnly()
                && Identity.same(own.principal(), gap.live().caller());
    }

    private static boolean isSetting(Entry entry) {
        return Area.of(entry).equals(List.of(Area.SETTINGS));
    }

    private String text() {
        return Stream.concat(
                        gap.drift().extra().stream()
                                .filter(SettingsRepair::isSetting)
                                .filter(entry -> !isOwn(entry) && !(entry instanceof Switch))
                                .map(entry -> "without " + entry.kind().word() + " " + text(entry)),
                        gap.drift().missing().stream()
                                .filter(SettingsRepair::isSetting)
                                .map(entry -> "with " + entry.kind().word() + " " + text(entry)))
                .collect(Collectors.joining(", "));
    }

    private static String text(Entry entry) {
        return entry instanceof Switch ? entry.about() + " " + entry.value() : entry.about();
    }

    /** Those that the definition does not speak of are put as they are. */
    private void put(LakeFormationClient client) {
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
        Stream<String> meant = gap.desired(Administrator.class).stream()
                .filter(one -> one.readOnly() == readOnly)
                .map(one -> names.stream()
                        .filter(name -> Identity.same(name, one.principal()))
                        .findFirst()
                        .orElse(one.principal()));
        return Stream.concat(
                meant,
                names.stream().filter(name -> Identity.same(name, gap.live().caller())));
    }

    private static List<DataLakePrincipal> principals(Stream<String> names) {
        return names.distinct()
                .map(name -> DataLakePrincipal.builder()
                        .dataLakePrincipalIdentifier(name)
                        .build())
                .toList();
    }

    private boolean isOn(Switch.Name name) {
        return gap.desired().entries().contains(new Switch(name, true));
    }

    private Stream<String> listed(Listed.Name name) {
        return gap.desired(Listed.class).stream()
                .filter(one -> one.name() == name)
                .map(Listed::text);
    }

    private List<PrincipalPermissions> defaults(Default.OnNew on) {
        return gap.desired(Default.class).stream()
                .filter(one -> one.on() == on)
                .map(one -> PrincipalPermissions.builder()
                        .principal(to -> to.dataLakePrincipalIdentifier(one.principal()))
                        .permissionsWithStrings(one.permission())
                        .build())
                .toList();
    }
}
