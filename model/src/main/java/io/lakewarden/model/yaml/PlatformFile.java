package io.lakewarden.model.yaml;

import io.lakewarden.model.Classification;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Zone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code platform.yaml} holds.
 *
 * @param zones in the order of the file
 */
record PlatformFile(
        String name,
        String description,
        List<Zone> zones,
        List<Classification> classifications,
        List<Principal> principals) {
    private static final Field<String> DESCRIPTION =
            Field.required("description", TextShape.sentence(200), "What it is, in a sentence");
    private static final Field<Optional<LocalDate>> EXPIRES =
            Field.optional("expires", Names.DATE, "The last day on which it has any rights");
    private static final Field<Integer> RETENTION_DAYS = Field.required(
            "retentionDays",
            NumberShape.whole(1, 36_500),
            "How long data is kept where its dataset does not say, in days");
    private static final Shape<List<Zone>> ZONE_LIST = new NamedShape<>(
                    "a zone",
                    Names.ZONE,
                    new ObjectShape<>(
                            "a zone",
                            List.of(DESCRIPTION, RETENTION_DAYS),
                            List.of(),
                            keys -> new Zone(keys.name(), keys.value(DESCRIPTION), keys.value(RETENTION_DAYS))),
                    1,
                    20)
            .values();
    private static final Shape<List<Classification>> CLASSIFICATION_LIST = new NamedShape<>(
                    "a classification", Names.CLASSIFICATION, TextShape.sentence(200), 0, 200)
            .map(entries -> entries.stream()
                    .map(entry -> new Classification(entry.getKey(), entry.getValue()))
                    .toList());

    private static final Field<String> NAME =
            Field.required("name", Names.PART, "Part of every name in AWS; lower case with hyphens");
    private static final Field<List<Zone>> ZONES =
            Field.required("zones", ZONE_LIST, "The governed layers of the lake, by name");
    private static final Field<List<Classification>> CLASSIFICATIONS = Field.withDefault(
            "classifications", CLASSIFICATION_LIST, List.of(), "The labels that columns carry, each with its meaning");
    private static final Field<List<Principal>> PRINCIPALS =
            Field.required("principals", principalShape(), "Who grants can name; one space of names");

    static final Shape<PlatformFile> SHAPE = new ObjectShape<>(
            "the platform",
            List.of(NAME, DESCRIPTION, ZONES, CLASSIFICATIONS, PRINCIPALS),
            List.of(),
            keys -> new PlatformFile(
                    keys.value(NAME),
                    keys.value(DESCRIPTION),
                    keys.value(ZONES),
                    keys.value(CLASSIFICATIONS),
                    keys.value(PRINCIPALS)));

    PlatformFile {
        zones = List.copyOf(zones);
        classifications = List.copyOf(classifications);
        principals = List.copyOf(principals);
    }

    private static Shape<List<Principal>> principalShape() {
        Field<List<String>> members = Field.required(
                "members", ListShape.ofNames(Names.PRINCIPAL, 0, 10_000), "The users in it: all of them");
        Field<Optional<String>> iamRole = Field.optional(
                "iamRole",
                Names.IAM_ROLE,
                "An existing role, path and name, of IAM Identity Center or a SAML provider");
        Field<List<Principal>> users = named(
                "users",
                "People, by name",
                new ObjectShape<>(
                        "a user",
                        List.of(DESCRIPTION, EXPIRES, iamRole),
                        List.of(),
                        keys -> new Principal.User(
                                keys.name(), keys.value(DESCRIPTION), keys.value(EXPIRES), keys.value(iamRole))));
        Field<List<Principal>> groups = named(
                "groups",
                "Closed lists of users, by name",
                new ObjectShape<>(
                        "a group",
                        List.of(DESCRIPTION, members, iamRole),
                        List.of(),
                        keys -> new Principal.Group(
                                keys.name(), keys.value(DESCRIPTION), keys.value(members), keys.value(iamRole))));
        Field<List<Principal>> accounts = named(
                "serviceAccounts",
                "What pipelines and deliveries run under, by name",
                new ObjectShape<>(
                        "a service account",
                        List.of(DESCRIPTION, EXPIRES),
                        List.of(),
                        keys -> new Principal.ServiceAccount(
                                keys.name(), keys.value(DESCRIPTION), keys.value(EXPIRES))));
        return new ObjectShape<>("the principals", List.of(users, groups, accounts), List.of(), keys -> Stream.of(
                        users, groups, accounts)
                .flatMap(kind -> keys.value(kind).stream())
                .toList());
    }

    private static Field<List<Principal>> named(String key, String description, Shape<Principal> shape) {
        NamedShape<String, Principal> all = new NamedShape<>("a principal", Names.PRINCIPAL, shape, 0, 10_000);
        return Field.withDefault(key, all.values(), List.of(), description);
    }
}
