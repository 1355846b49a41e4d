package io.lakewarden.account.grants;

import io.lakewarden.account.grants.CatalogEntry.CatalogDatabase;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Entry.Grant;
import io.lakewarden.account.grants.Entry.Location;
import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import io.lakewarden.account.grants.Setting.Default;
import io.lakewarden.account.grants.Setting.Listed;
import io.lakewarden.account.grants.Setting.Switch;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.IamRole;
import io.lakewarden.model.Platform;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.Settings;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lakeformation.model.LFTag;

/**
 * What the definition says that an account should have: the compiler's entries with the account's own names in them.
 *
 * @param entries all of it
 * @param estate what the definition speaks for
 * @param deployment as whom its databases and tags are made, an ARN
 */
public record DesiredState(SortedSet<Entry> entries, Estate estate, String deployment) {
    private static final String ALLOWED_BY_IAM = "IAM_ALLOWED_PRINCIPALS";

    public DesiredState {
        entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
    }

    /**
     * Of an environment.
     *
     * @param compiled for it
     * @param path who is an administrator there and as whom its places are registered
     * @param administrators others who are meant to be
     */
    public static DesiredState of(
            Platform platform,
            Environment environment,
            LakeFormation compiled,
            GovernedPath path,
            List<Administrator> administrators) {
        String partition = PartitionMetadata.of(Region.of(compiled.region())).id();
        return new Reading(partition, compiled, path, administrators).of(platform, environment);
    }

    SortedSet<Grant> grants() {
        return entries.stream()
                .filter(Grant.class::isInstance)
                .map(Grant.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever it means to be an administrator, of what may be changed. */
    boolean isAdministrator(String principal) {
        return new Administrator(principal, false).isIn(entries);
    }

    private record Reading(
            String partition, LakeFormation compiled, GovernedPath path, List<Administrator> administrators) {
        DesiredState of(Platform platform, Environment environment) {
            SortedSet<Entry> entries = new TreeSet<>();
            settings(compiled.settings()).forEach(entries::add);
            compiled.locations()
                    .forEach(one -> entries.add(new Location(
                            name(one.arn()), name(path.registration().toString()), one.hybrid(), false, false)));
            platform.zones().forEach(zone -> entries.add(new CatalogDatabase(zone.name(), CatalogEntry.DATABASE)));
            new DesiredTables(platform, compiled, partition).entries().forEach(entries::add);
            compiled.tags().forEach(tag -> tag.values().forEach(value -> entries.add(new TagValue(tag.key(), value))));
            compiled.associations().forEach(one -> places(one.resource())
                    .forEach(place -> entries.add(new Tagged(place, one.key(), one.value()))));
            compiled.filters()
                    .forEach(one -> entries.add(
                            new CellsFilter(table(one.table()), one.name(), one.columns(), List.of(), one.rows())));
            compiled.permissions().forEach(one -> one.permissions()
                    .forEach(permission -> entries.add(
                            new Grant(name(one.principal()), target(one.resource()), permission.name(), false))));
            return new DesiredState(entries, estate(platform, environment), deployment());
        }

        private Estate estate(Platform platform, Environment environment) {
            return new Estate(
                    compiled.account(),
                    platform.zones().stream().map(zone -> zone.name()).collect(Collectors.toCollection(TreeSet::new)),
                    Stream.concat(
                                    platform.principals().stream()
                                            .flatMap(
                                                    principal -> IamRole.of(platform, environment, principal).stream()),
                                    IamRole.ofSqlEndpoint(platform, environment).stream())
                            .map(role -> name(role.arn()))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    compiled.locations().stream()
                            .map(location -> name(location.arn()))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    LakeFormation.tagKey(compiled.environment()));
        }

        private Stream<Entry> settings(Settings settings) {
            return Stream.of(
                            Stream.concat(Stream.of(new Administrator(deployment(), false)), administrators.stream()),
                            Stream.of(
                                    new Switch(
                                            Switch.Name.AllowExternalDataFiltering, settings.externalDataFiltering()),
                                    new Switch(
                                            Switch.Name.AllowFullTableExternalDataAccess,
                                            settings.fullTableExternalDataAccess())),
                            settings.externalDataFilteringAccounts().stream()
                                    .map(account -> new Listed(Listed.Name.ExternalDataFilteringAllowList, account)),
                            settings.authorizedSessionTagValues().stream()
                                    .map(value -> new Listed(Listed.Name.AuthorizedSessionTagValueList, value)),
                            defaults(Default.OnNew.DATABASE, settings.createDatabaseDefaultPermissions()),
                            defaults(Default.OnNew.TABLE, settings.createTableDefaultPermissions()))
                    .flatMap(some -> some);
        }

        private static Stream<Entry> defaults(Default.OnNew on, List<Permission> permissions) {
            return permissions.stream().map(permission -> new Default(on, ALLOWED_BY_IAM, permission.name()));
        }

        private String deployment() {
            return name(path.deployment().toString());
        }

        /** The account's own name for what a template leaves to CloudFormation. */
        private String name(String arn) {
            return arn.replace("${AWS::Partition}", partition);
        }

        private static TableName table(DatasetId id) {
            return new TableName(id.zone(), id.name());
        }

        /** Columns one by one, as they are read. */
        private Stream<Target> places(Resource resource) {
            return resource instanceof Resource.Columns columns
                    ? columns.names().stream().map(name -> Target.columns(table(columns.id()), List.of(name)))
                    : Stream.of(target(resource));
        }

        private Target target(Resource resource) {
            return resource.match(new Targets());
        }

        private final class Targets implements Resource.Cases<Target> {
            @Override
            public Target database(Resource.Database database) {
                return Target.database(database.name());
            }

            @Override
            public Target table(Resource.Table table) {
                return Target.table(Reading.table(table.id()));
            }

            @Override
            public Target allTables(Resource.AllTables tables) {
                return Target.allTables(tables.database());
            }

            @Override
            public Target columns(Resource.Columns columns) {
                return Target.columns(Reading.table(columns.id()), columns.names());
            }

            @Override
            public Target filter(Resource.Filter filter) {
                return of(to -> to.dataCellsFilter(named -> named.tableCatalogId(compiled.account())
                        .databaseName(filter.id().zone())
                        .tableName(filter.id().name())
                        .name(filter.name())));
            }

            @Override
            public Target location(Resource.Location location) {
                return of(to -> to.dataLocation(at -> at.resourceArn(name(location.arn()))));
            }

            @Override
            public Target taggedDatabases(Resource.TaggedDatabases tagged) {
                return tagged("DATABASE", tagged.key(), tagged.values());
            }

            @Override
            public Target taggedTables(Resource.TaggedTables tagged) {
                return tagged("TABLE", tagged.key(), tagged.values());
            }

            private Target tagged(String type, String key, List<String> values) {
                return of(to -> to.lfTagPolicy(policy -> policy.resourceType(type)
                        .expression(
                                LFTag.builder().tagKey(key).tagValues(values).build())));
            }

            private Target of(
                    java.util.function.Consumer<software.amazon.awssdk.services.lakeformation.model.Resource.Builder>
                            with) {
                var builder = software.amazon.awssdk.services.lakeformation.model.Resource.builder();
                with.accept(builder);
                return Target.of(builder.build(), compiled.account());
            }
        }
    }
}
