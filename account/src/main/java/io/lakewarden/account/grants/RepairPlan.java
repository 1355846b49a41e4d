package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Entry.Default;
import io.lakewarden.account.grants.Entry.Grant;
import io.lakewarden.account.grants.Entry.Listed;
import io.lakewarden.account.grants.Entry.Location;
import io.lakewarden.account.grants.Entry.Switch;
import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;
import software.amazon.awssdk.services.lakeformation.model.DataCellsFilter;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;
import software.amazon.awssdk.services.lakeformation.model.LFTagError;
import software.amazon.awssdk.services.lakeformation.model.LFTagPair;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;

/**
 * What makes an account what the definition says.
 *
 * @param changes in the order in which they are made
 * @param left what no change mends, with the reason
 * @param revoked how many grants it takes back, whole or in part, one for each principal and what it is on
 * @param judged how many there are that are the definition's to judge
 */
public record RepairPlan(List<Change> changes, List<String> left, int revoked, int judged) {
    /** The most values that one call adds to a tag or takes from it. */
    private static final int VALUES_A_CALL = 50;

    /**
     * Plans.
     *
     * @param caller who will do it: it does not take its own administration away
     */
    public static RepairPlan of(Drift drift, DesiredState desired, LiveState live, String caller) {
        return new Maker(drift, desired, live, caller).plan();
    }

    private record Maker(
            Drift drift, DesiredState desired, LiveState live, String caller, List<Change> changes, List<String> left) {
        Maker(Drift drift, DesiredState desired, LiveState live, String caller) {
            this(drift, desired, live, caller, new ArrayList<>(), new ArrayList<>());
        }

        RepairPlan plan() {
            settings();
            revocations();
            tagValues();
            associations();
            filters();
            locations();
            tables();
            grants();
            changes.sort(Comparator.comparing(Change::phase));
            return new RepairPlan(List.copyOf(changes), List.copyOf(left), revoked(), judged());
        }

        private int revoked() {
            return byPrincipal(of(Grant.class, drift.extra())).size();
        }

        private int judged() {
            return byPrincipal(of(Grant.class, live.entries()).stream()
                            .filter(desired.estate()::judges)
                            .toList())
                    .size();
        }

        private static <T extends Entry> List<T> of(Class<T> kind, SortedSet<Entry> entries) {
            return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        private boolean isMissing(TableName table) {
            return !live.entries().contains(new Entry.CatalogTable(table));
        }

        private void settings() {
            boolean extra =
                    drift.extra().stream().filter(entry -> !isOwn(entry)).anyMatch(Maker::isSetting);
            if (extra || drift.missing().stream().anyMatch(Maker::isSetting)) {
                changes.add(Change.alone(Phase.SETTINGS, "put settings: " + settingsText(), this::putSettings));
            }

            drift.extra().stream()
                    .filter(this::isOwn)
                    .forEach(entry -> left.add("administrator " + entry.about()
                            + ": it is who repairs; let another administrator take it back, or name it with "
                            + "--administrator if it is meant to be one"));
        }

        private boolean isOwn(Entry entry) {
            return entry instanceof Administrator own && !own.readOnly() && Identity.same(own.principal(), caller);
        }

        private static boolean isSetting(Entry entry) {
            return Area.of(entry).equals(List.of(Area.SETTINGS));
        }

        private String settingsText() {
            return Stream.concat(
                            drift.extra().stream()
                                    .filter(Maker::isSetting)
                                    .filter(entry -> !isOwn(entry) && !(entry instanceof Switch))
                                    .map(entry -> "without " + entry.kind().word() + " " + text(entry)),
                            drift.missing().stream()
                                    .filter(Maker::isSetting)
                                    .map(entry -> "with " + entry.kind().word() + " " + text(entry)))
                    .collect(Collectors.joining(", "));
        }

        private static String text(Entry entry) {
            return entry instanceof Switch ? entry.about() + " " + entry.value() : entry.about();
        }

        /** All of the settings are put at once: those that the definition does not speak of as they are. */
        private Optional<ErrorDetail> putSettings(LakeFormationClient client) {
            DataLakeSettings now = client.getDataLakeSettings(request -> {}).dataLakeSettings();
            Stream<String> own = now.dataLakeAdmins().stream()
                    .map(DataLakePrincipal::dataLakePrincipalIdentifier)
                    .filter(name -> Identity.same(name, caller));
            Stream<String> meant =
                    of(Administrator.class, desired.entries()).stream().map(Administrator::principal);
            DataLakeSettings put = now.toBuilder()
                    .dataLakeAdmins(principals(Stream.concat(meant, own)))
                    .readOnlyAdmins(List.of())
                    .allowExternalDataFiltering(isOn(Switch.Name.AllowExternalDataFiltering))
                    .allowFullTableExternalDataAccess(isOn(Switch.Name.AllowFullTableExternalDataAccess))
                    .externalDataFilteringAllowList(principals(listed(Listed.Name.ExternalDataFilteringAllowList)))
                    .authorizedSessionTagValueList(
                            listed(Listed.Name.AuthorizedSessionTagValueList).toList())
                    .trustedResourceOwners(
                            listed(Listed.Name.TrustedResourceOwners).toList())
                    .createDatabaseDefaultPermissions(defaults(Default.OnNew.DATABASE))
                    .createTableDefaultPermissions(defaults(Default.OnNew.TABLE))
                    .build();
            client.putDataLakeSettings(request -> request.dataLakeSettings(put));
            return Optional.empty();
        }

        private static List<DataLakePrincipal> principals(Stream<String> names) {
            return names.distinct()
                    .map(name -> DataLakePrincipal.builder()
                            .dataLakePrincipalIdentifier(name)
                            .build())
                    .toList();
        }

        private boolean isOn(Switch.Name name) {
            return desired.entries().contains(new Switch(name, true));
        }

        private Stream<String> listed(Listed.Name name) {
            return of(Listed.class, desired.entries()).stream()
                    .filter(one -> one.name() == name)
                    .map(Listed::text);
        }

        private List<PrincipalPermissions> defaults(Default.OnNew on) {
            return of(Default.class, desired.entries()).stream()
                    .filter(one -> one.on() == on)
                    .map(one -> PrincipalPermissions.builder()
                            .principal(to -> to.dataLakePrincipalIdentifier(one.principal()))
                            .permissionsWithStrings(one.permission())
                            .build())
                    .toList();
        }

        private static Map<String, List<Grant>> byPrincipal(Collection<Grant> grants) {
            return grants.stream()
                    .collect(Collectors.groupingBy(
                            grant -> grant.principal() + " on " + grant.on(), TreeMap::new, Collectors.toList()));
        }

        private void revocations() {
            byPrincipal(of(Grant.class, drift.extra()))
                    .forEach((about, grants) -> changes.add(Change.batched(
                            Phase.REVOKE, "revoke " + words(grants) + " from " + about, entry(about, grants))));
        }

        private void grants() {
            byPrincipal(of(Grant.class, drift.missing())).forEach((about, grants) -> {
                Optional<TableName> table = grants.get(0).on().table().filter(this::isMissing);
                table.ifPresentOrElse(
                        name -> left.add("grant to " + about + ": there is no table " + name + "; deploy the catalog"),
                        () -> changes.add(Change.batched(
                                Phase.GRANT, "grant " + words(grants) + " to " + about, entry(about, grants))));
            });
        }

        private static String words(List<Grant> grants) {
            return Implied.leading(grants).stream().map(Grant::word).collect(Collectors.joining(", "));
        }

        /** What may be used goes with the right to pass it on, and that right alone where only it is in question. */
        private static BatchPermissionsRequestEntry entry(String id, List<Grant> grants) {
            return BatchPermissionsRequestEntry.builder()
                    .id(Integer.toHexString(id.hashCode()))
                    .principal(
                            to -> to.dataLakePrincipalIdentifier(grants.get(0).principal()))
                    .resource(grants.get(0).on().resource())
                    .permissionsWithStrings(permissions(grants, false))
                    .permissionsWithGrantOptionWithStrings(permissions(grants, true))
                    .build();
        }

        private static List<String> permissions(List<Grant> grants, boolean grantable) {
            return grants.stream()
                    .filter(grant -> grant.grantable() == grantable)
                    .map(Grant::permission)
                    .toList();
        }

        private void tagValues() {
            byKey(drift.missing()).forEach((key, values) -> {
                boolean known = of(TagValue.class, live.entries()).stream()
                        .anyMatch(value -> value.key().equals(key));
                List<List<String>> parts = parts(values);
                for (int part = 0; part < parts.size(); part++) {
                    List<String> some = parts.get(part);
                    boolean first = !known && part == 0;
                    changes.add(Change.alone(
                            Phase.ADD_TAG_VALUES,
                            (first ? "create tag " : "add to tag ") + key + ": " + String.join(", ", some),
                            client -> {
                                if (first) {
                                    client.createLFTag(
                                            request -> request.tagKey(key).tagValues(some));
                                } else {
                                    client.updateLFTag(
                                            request -> request.tagKey(key).tagValuesToAdd(some));
                                }

                                return Optional.empty();
                            }));
                }
            });
            byKey(drift.extra()).forEach((key, values) -> {
                boolean stays = of(TagValue.class, desired.entries()).stream()
                        .anyMatch(value -> value.key().equals(key));
                if (stays) {
                    parts(values)
                            .forEach(some -> changes.add(Change.alone(
                                    Phase.DELETE_TAG_VALUES,
                                    "take from tag " + key + ": " + String.join(", ", some),
                                    client -> {
                                        client.updateLFTag(
                                                request -> request.tagKey(key).tagValuesToDelete(some));
                                        return Optional.empty();
                                    })));
                } else {
                    changes.add(Change.alone(Phase.DELETE_TAG_VALUES, "delete tag " + key, client -> {
                        client.deleteLFTag(request -> request.tagKey(key));
                        return Optional.empty();
                    }));
                }
            });
        }

        private static Map<String, List<String>> byKey(SortedSet<Entry> entries) {
            return of(TagValue.class, entries).stream()
                    .collect(Collectors.groupingBy(
                            TagValue::key, TreeMap::new, Collectors.mapping(TagValue::text, Collectors.toList())));
        }

        private static List<List<String>> parts(List<String> values) {
            List<List<String>> parts = new ArrayList<>();
            for (int from = 0; from < values.size(); from += VALUES_A_CALL) {
                parts.add(values.subList(from, Math.min(values.size(), from + VALUES_A_CALL)));
            }

            return parts;
        }

        /** A value takes the place of another in one call, so that nothing is without one in between. */
        private void associations() {
            for (Tagged one : of(Tagged.class, drift.missing())) {
                Optional<TableName> table = one.place().table().filter(this::isMissing);
                if (table.isPresent()) {
                    left.add("tag on " + one.about() + ": there is no table " + table.get() + "; deploy the catalog");
                    continue;
                }

                changes.add(Change.alone(
                        Phase.ASSIGN_TAGS,
                        "assign " + one.key() + "=" + one.text() + " to " + one.place(),
                        client -> failure(client.addLFTagsToResource(request ->
                                        request.resource(one.place().resource()).lfTags(pair(one)))
                                .failures())));
            }

            for (Tagged one : of(Tagged.class, drift.extra())) {
                boolean replaced = desired.entries().stream()
                        .anyMatch(entry -> entry.kind() == Entry.Kind.TAGGED
                                && entry.about().equals(one.about()));
                if (!replaced) {
                    changes.add(Change.alone(
                            Phase.REMOVE_TAGS,
                            "remove " + one.key() + "=" + one.text() + " from " + one.place(),
                            client -> failure(client.removeLFTagsFromResource(request -> request.resource(
                                                    one.place().resource())
                                            .lfTags(pair(one)))
                                    .failures())));
                }
            }
        }

        private static LFTagPair pair(Tagged one) {
            return LFTagPair.builder().tagKey(one.key()).tagValues(one.text()).build();
        }

        private static Optional<ErrorDetail> failure(List<LFTagError> failures) {
            return failures.stream().findFirst().map(LFTagError::error);
        }

        private void filters() {
            for (CellsFilter one : of(CellsFilter.class, drift.missing())) {
                boolean there = of(CellsFilter.class, live.entries()).stream()
                        .anyMatch(other -> other.about().equals(one.about()));
                if (isMissing(one.table())) {
                    left.add("filter " + one.about() + ": there is no table " + one.table() + "; deploy the catalog");
                } else if (there) {
                    changes.add(Change.alone(
                            Phase.CHANGE_FILTERS, "change filter " + one.about() + " to " + one.value(), client -> {
                                client.updateDataCellsFilter(request -> request.tableData(filter(one)));
                                return Optional.empty();
                            }));
                } else {
                    changes.add(Change.alone(
                            Phase.CREATE_FILTERS, "create filter " + one.about() + ": " + one.value(), client -> {
                                client.createDataCellsFilter(request -> request.tableData(filter(one)));
                                return Optional.empty();
                            }));
                }
            }

            of(CellsFilter.class, drift.extra()).stream()
                    .filter(one -> isGone(one))
                    .forEach(one ->
                            changes.add(Change.alone(Phase.DELETE_FILTERS, "delete filter " + one.about(), client -> {
                                client.deleteDataCellsFilter(request -> request.tableCatalogId(
                                                desired.estate().account())
                                        .databaseName(one.table().database())
                                        .tableName(one.table().name())
                                        .name(one.name()));
                                return Optional.empty();
                            })));
        }

        /** Whether nothing of that kind and name should be there. */
        private boolean isGone(Entry entry) {
            return desired.entries().stream()
                    .noneMatch(other ->
                            other.kind() == entry.kind() && other.about().equals(entry.about()));
        }

        private DataCellsFilter filter(CellsFilter one) {
            DataCellsFilter.Builder filter = DataCellsFilter.builder()
                    .tableCatalogId(desired.estate().account())
                    .databaseName(one.table().database())
                    .tableName(one.table().name())
                    .name(one.name())
                    .rowFilter(rows ->
                            one.rows().ifPresentOrElse(rows::filterExpression, () -> rows.allRowsWildcard(any -> {})));
            return one.columns().isEmpty()
                    ? filter.columnWildcard(any -> {}).build()
                    : filter.columnNames(one.columns()).build();
        }

        private void locations() {
            for (Location one : of(Location.class, drift.missing())) {
                boolean there = of(Location.class, live.entries()).stream()
                        .anyMatch(other -> other.arn().equals(one.arn()));
                String what = (there ? "register again " : "register ") + one.arn() + " " + one.value();
                changes.add(Change.alone(Phase.LOCATIONS, what, client -> {
                    if (there) {
                        client.updateResource(request -> request.resourceArn(one.arn())
                                .roleArn(one.role())
                                .hybridAccessEnabled(one.hybrid()));
                    } else {
                        client.registerResource(request -> request.resourceArn(one.arn())
                                .roleArn(one.role())
                                .useServiceLinkedRole(false)
                                .hybridAccessEnabled(one.hybrid()));
                    }

                    return Optional.empty();
                }));
            }

            of(Location.class, drift.extra()).stream()
                    .filter(this::isGone)
                    .forEach(one -> changes.add(
                            Change.alone(Phase.LOCATIONS, "take back the registration of " + one.arn(), client -> {
                                client.deregisterResource(request -> request.resourceArn(one.arn()));
                                return Optional.empty();
                            })));
        }

        private void tables() {
            drift.extra().stream()
                    .filter(entry -> entry.kind() == Entry.Kind.TABLE)
                    .forEach(entry -> left.add("table " + entry.about()
                            + ": it may hold data; define it as a dataset, or drop it by hand"));
            drift.missing().stream()
                    .filter(entry -> entry.kind() == Entry.Kind.TABLE || entry.kind() == Entry.Kind.DATABASE)
                    .forEach(entry -> left.add(
                            entry.kind().word() + " " + entry.about() + ": deploy the catalog, which creates it"));
        }
    }

    /** The texts of its changes. */
    public List<String> texts() {
        return changes.stream().map(Change::what).toList();
    }
}
