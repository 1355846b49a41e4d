package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Entry.Grant;
import io.lakewarden.account.grants.Entry.Tagged;
import io.lakewarden.model.Column;
import io.lakewarden.model.DatasetId;
import io.lakewarden.security.lakeformation.DataCellsFilter;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.Settings;
import io.lakewarden.security.lakeformation.TagAssociation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagPolicyResource;
import software.amazon.awssdk.services.lakeformation.model.TableWithColumnsResource;

/**
 * What an account has, in the compiler's words, so that the same evaluator decides on both. What these words cannot say is
 * left out.
 *
 * @param lake with settings under which engines filter
 * @param left what was left out, with the reason
 */
public record LakeReading(LakeFormation lake, SortedMap<String, String> left) {
    public LakeReading {
        left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
    }

    /** Of the tables that are known with their columns. */
    public static LakeReading of(
            String account, String region, LiveState live, SortedMap<DatasetId, List<Column>> tables) {
        return new Reader(account, region, live, tables, new TreeMap<>()).read();
    }

    private record Reader(
            String account,
            String region,
            LiveState live,
            SortedMap<DatasetId, List<Column>> tables,
            SortedMap<String, String> left) {
        private static final Set<String> KNOWN =
                Arrays.stream(Permission.values()).map(Enum::name).collect(Collectors.toSet());

        LakeReading read() {
            List<TagAssociation> associations = new ArrayList<>();
            List<DataCellsFilter> filters = new ArrayList<>();
            SortedMap<String, List<Grant>> grants = new TreeMap<>();
            for (Entry entry : live.entries()) {
                if (entry instanceof Tagged tagged) {
                    resource(tagged.place(), "the tag " + tagged.key() + " on " + tagged.place())
                            .ifPresent(
                                    place -> associations.add(new TagAssociation(place, tagged.key(), tagged.text())));
                } else if (entry instanceof CellsFilter filter) {
                    dataset(filter.table())
                            .flatMap(table -> filter(table, filter))
                            .ifPresent(filters::add);
                } else if (entry instanceof Grant grant && grant.condition().isPresent()) {
                    left.put(
                            grant.principal() + " on " + grant.on() + ": " + grant.word(),
                            "a definition knows no conditions");
                } else if (entry instanceof Grant grant) {
                    grants.computeIfAbsent(grant.principal() + " on " + grant.on(), key -> new ArrayList<>())
                            .add(grant);
                }
            }

            List<PrincipalPermissions> permissions = new ArrayList<>();
            grants.forEach((about, some) -> permissions(about, some).ifPresent(permissions::add));
            Settings settings =
                    new Settings(List.of(), true, List.of(account), true, List.of("Amazon EMR"), List.of(), List.of());
            LakeFormation lake = new LakeFormation(
                    "imported",
                    account,
                    region,
                    LocalDate.MIN,
                    settings,
                    List.of(),
                    List.of(),
                    associations,
                    filters,
                    permissions,
                    List.of(),
                    List.of(),
                    0);
            return new LakeReading(lake, left);
        }

        private Optional<PrincipalPermissions> permissions(String about, List<Grant> grants) {
            Grant one = grants.get(0);
            if (one.principal().equals("IAM_ALLOWED_PRINCIPALS")) {
                left.put(about, "it is for everyone whom IAM allows, and a definition names people");
                return Optional.empty();
            }

            if (grants.stream().anyMatch(Grant::grantable)) {
                left.put(about + ", the right to grant it", "who may grant is who may change the definition");
            }

            SortedSet<Permission> permissions = new TreeSet<>();
            grants.stream()
                    .map(Grant::permission)
                    .filter(KNOWN::contains)
                    .map(Permission::valueOf)
                    .forEach(permissions::add);
            Optional<Resource> resource = resource(one.on(), about);
            if (resource.isEmpty() || permissions.isEmpty()) {
                left.putIfAbsent(about, "it is on nothing that a definition speaks of");
                return Optional.empty();
            }

            return resource.map(on -> new PrincipalPermissions(one.principal(), on, permissions));
        }

        /** One that shows no column is none: no names would mean all of them. */
        private Optional<DataCellsFilter> filter(DatasetId table, CellsFilter filter) {
            if (filter.excluded().isEmpty()) {
                return Optional.of(new DataCellsFilter(table, filter.name(), filter.columns(), filter.rows()));
            }

            List<String> columns = allBut(table, filter.excluded(), "the filter " + filter.name() + " on " + table);
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DataCellsFilter(table, filter.name(), columns, filter.rows()));
        }

        /** None where a name that is left out is no column's: it may be that of one which is called otherwise now. */
        private List<String> allBut(DatasetId table, List<String> excluded, String about) {
            List<String> names = tables.get(table).stream().map(Column::name).toList();
            List<String> without =
                    excluded.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            Optional<String> strange =
                    without.stream().filter(name -> !names.contains(name)).findFirst();
            strange.ifPresent(name -> left.put(
                    about, "it leaves out the column " + name + ", which the table has not; it gives nothing"));
            return strange.isPresent()
                    ? List.of()
                    : names.stream().filter(name -> !without.contains(name)).toList();
        }

        private Optional<DatasetId> dataset(TableName table) {
            return tables.keySet().stream()
                    .filter(id -> id.toString().equals(table.toString()))
                    .findFirst();
        }

        private Optional<Resource> resource(Target target, String about) {
            if (target.isForeign()) {
                return Optional.empty();
            }

            if (target.isDatabase()) {
                return target.inDatabase().map(Resource.Database::new);
            }

            if (target.location().isPresent()) {
                return target.location().map(Resource.Location::new);
            }

            var sdk = target.resource();
            if (sdk.lfTagPolicy() != null) {
                return tagged(sdk.lfTagPolicy(), target.terms());
            }

            if (target.table().isEmpty()) {
                return target.inDatabase().map(Resource.AllTables::new);
            }

            Optional<DatasetId> table = target.table().flatMap(this::dataset);
            if (sdk.tableWithColumns() != null) {
                return table.flatMap(id -> columns(id, sdk.tableWithColumns(), about));
            }

            return target.isFilter()
                    ? table.map(
                            id -> new Resource.Filter(id, sdk.dataCellsFilter().name()))
                    : table.map(Resource.Table::new);
        }

        private Optional<Resource> columns(DatasetId table, TableWithColumnsResource from, String about) {
            List<String> names = from.columnWildcard() == null
                    ? from.columnNames()
                    : allBut(table, from.columnWildcard().excludedColumnNames(), about);
            return names.isEmpty() ? Optional.empty() : Optional.of(new Resource.Columns(table, names));
        }

        /** Of one key; the evaluator knows no expressions of several. */
        private static Optional<Resource> tagged(LFTagPolicyResource policy, List<LFTag> terms) {
            if (terms.size() != 1) {
                return Optional.empty();
            }

            LFTag term = terms.get(0);
            return Optional.of(
                    "DATABASE".equals(policy.resourceTypeAsString())
                            ? new Resource.TaggedDatabases(term.tagKey(), term.tagValues())
                            : new Resource.TaggedTables(term.tagKey(), term.tagValues()));
        }
    }
}
