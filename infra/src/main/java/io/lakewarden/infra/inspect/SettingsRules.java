package io.lakewarden.infra.inspect;

import static io.lakewarden.infra.inspect.Templates.items;
import static io.lakewarden.infra.inspect.Templates.texts;

import io.lakewarden.infra.inspect.Templates.Resource;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Lake Formation's settings, of which an account and region has one set. */
final class SettingsRules {
    private static final String SETTINGS = "AWS::LakeFormation::DataLakeSettings";
    private static final String PRINCIPAL = "DataLakePrincipalIdentifier";
    /** With the space (Management Guide, emr-lf-enable). */
    private static final String EMR = "Amazon EMR";

    private SettingsRules() {}

    static Stream<Breach> replaced(Templates templates) {
        return settings(
                templates,
                (settings, all) -> settings.property("MutationType").asText().equals("APPEND"),
                "Cannot replace the settings of the account: what others set is erased, their administrators first",
                "set MutationType to APPEND");
    }

    static Stream<Breach> defaults(Templates templates) {
        return settings(
                templates,
                (settings, all) -> Stream.of("CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions")
                        .allMatch(list -> settings.property(list).isArray()),
                "Cannot leave the default permissions unsaid: it changes the whole account without a word of it",
                "state CreateDatabaseDefaultPermissions and CreateTableDefaultPermissions");
    }

    static Stream<Breach> deployment(Templates templates) {
        return settings(
                templates,
                (settings, all) -> items(settings.property("Admins"))
                        .map(admin -> admin.path(PRINCIPAL).asText())
                        .anyMatch(admin -> admin.endsWith("-cfn-exec-role-"
                                + all.home().account() + "-" + all.home().region())),
                "Cannot grant anything: CloudFormation's execution role is no administrator of the lake",
                "add CDK's cfn-exec-role, not its deploy-role, to Admins");
    }

    static Stream<Breach> sessionTag(Templates templates) {
        return settings(
                templates,
                (settings, all) -> texts(settings.property("AuthorizedSessionTagValueList"))
                        .contains(EMR),
                "Cannot let EMR apply filters: its sessions carry the tag \"" + EMR + "\", which is not authorized",
                "set AuthorizedSessionTagValueList to exactly \"" + EMR + "\"");
    }

    static Stream<Breach> filtering(Templates templates) {
        return settings(
                templates,
                (settings, all) ->
                        settings.property("AllowExternalDataFiltering").asBoolean()
                                && items(settings.property("ExternalDataFilteringAllowList"))
                                        .anyMatch(one -> one.path(PRINCIPAL)
                                                .asText()
                                                .equals(all.home().account())),
                "Cannot let EMR apply filters: the account is not among those that may",
                "set AllowExternalDataFiltering, with the account in ExternalDataFilteringAllowList");
    }

    private static Stream<Breach> settings(
            Templates templates, BiPredicate<Resource, Templates> isGood, String message, String remedy) {
        return templates
                .resources(SETTINGS)
                .filter(settings -> !isGood.test(settings, templates))
                .map(settings -> Breach.of(settings, message, remedy));
    }
}
