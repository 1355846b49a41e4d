package io.lakewarden.account.grants;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Entry.CatalogDatabase;
import io.lakewarden.account.grants.Entry.CatalogTable;
import io.lakewarden.account.grants.Entry.CellsFilter;
import io.lakewarden.account.grants.Entry.Default;
import io.lakewarden.account.grants.Entry.Grant;
import io.lakewarden.account.grants.Entry.Listed;
import io.lakewarden.account.grants.Entry.Location;
import io.lakewarden.account.grants.Entry.Switch;
import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.ColumnLFTag;
import software.amazon.awssdk.services.lakeformation.model.DataCellsFilter;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.GetResourceLfTagsResponse;
import software.amazon.awssdk.services.lakeformation.model.LFTagPair;
import software.amazon.awssdk.services.lakeformation.model.PrincipalPermissions;
import software.amazon.awssdk.services.lakeformation.model.PrincipalResourcePermissions;

/**
 * Reads what an account has, page by page. A part that it may not read, or that the service keeps from it, is recorded as
 * unread and the rest is read on; without a way to the account at all it fails.
 *
 * <p>Lake Formation shows grants, tables and tags to an administrator whole, and to others in part without saying so: who
 * calls and is none has read none of them.
 */
public final class AccountReader {
    private static final String IN_PART =
            "%s is no administrator of Lake Formation in %s, and is shown a part of them without being told";

    private static final String MAYBE_IN_PART =
            "Whether %s is an administrator of Lake Formation in %s could not be read, and others are shown a part of them";

    private final AwsSession session;
    private final LakeFormationClient lake;
    private final GlueClient glue;
    private final Estate estate;
    private final SortedSet<Entry> entries = new TreeSet<>();
    private final SortedMap<TableName, String> creators = new TreeMap<>();
    private final SortedMap<Area, String> unread = new TreeMap<>();

    private AccountReader(AwsSession session, Estate estate) {
        this.session = session;
        this.estate = estate;
        this.lake = session.client(LakeFormationClient.builder());
        this.glue = session.client(GlueClient.builder());
    }

    /**
     * What there is now.
     *
     * @param estate whose databases are looked into
     * @throws AccountTrouble if AWS cannot be reached or does not know the caller
     */
    public static LiveState read(AwsSession session, Estate estate) {
        AccountReader reader = new AccountReader(session, estate);
        reader.readAll();
        return new LiveState(reader.entries, reader.creators, reader.unread);
    }

    private void readAll() {
        reading(Area.SETTINGS, this::settings);
        reading(Area.LOCATIONS, this::locations);
        reading(Area.TAGS, this::tags);
        reading(Area.GRANTS, this::grants);
        reading(Area.DATABASES, this::databases);
        estate.databases().forEach(database -> {
            reading(Area.tablesOf(database), () -> tables(database));
            databaseTags(database);
        });
        if (!isShownAll()) {
            Stream.of(Area.GRANTS, Area.TAGS, Area.DATABASES).forEach(this::shownInPart);
            estate.databases().stream().map(Area::tablesOf).forEach(this::shownInPart);
        }
    }

    private void shownInPart(Area area) {
        String why = unread.containsKey(Area.SETTINGS) ? MAYBE_IN_PART : IN_PART;
        unread.putIfAbsent(area, why.formatted(session.caller(), session.account()));
    }

    private boolean isShownAll() {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Administrator administrator
                        && Identity.same(administrator.principal(), session.caller()));
    }

    private void reading(Area area, Runnable read) {
        try {
            session.call("read " + area, () -> {
                read.run();
                return true;
            });
        } catch (AccountTrouble trouble) {
            boolean lost =
                    switch (trouble.kind()) {
                        case CREDENTIALS_MISSING, CREDENTIALS_EXPIRED, WRONG_ACCOUNT, UNREACHABLE -> true;
                        case DENIED, THROTTLED, CONFLICT, REFUSED -> false;
                    };
            if (lost) {
                throw trouble;
            }

            unread.put(area, trouble.getMessage());
        }
    }

    private void settings() {
        DataLakeSettings settings = lake.getDataLakeSettings(request -> {}).dataLakeSettings();
        names(settings.dataLakeAdmins()).forEach(name -> entries.add(new Administrator(name, false)));
        names(settings.readOnlyAdmins()).forEach(name -> entries.add(new Administrator(name, true)));
        entries.add(new Switch(
                Switch.Name.AllowExternalDataFiltering, Boolean.TRUE.equals(settings.allowExternalDataFiltering())));
        entries.add(new Switch(
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
        values.forEach(value -> entries.add(new Listed(name, value)));
    }

    private void defaults(Default.OnNew on, List<PrincipalPermissions> defaults) {
        defaults.forEach(one -> one.permissionsAsStrings()
                .forEach(permission ->
                        entries.add(new Default(on, one.principal().dataLakePrincipalIdentifier(), permission))));
    }

    private void locations() {
        lake.listResourcesPaginator(request -> {}).stream()
                .flatMap(page -> page.resourceInfoList().stream())
                .forEach(one -> entries.add(new Location(
                        one.resourceArn(),
                        Optional.ofNullable(one.roleArn()).orElse("the service-linked role"),
                        Boolean.TRUE.equals(one.hybridAccessEnabled()))));
    }

    private void tags() {
        lake.listLFTagsPaginator(request -> {}).stream()
                .flatMap(page -> page.lfTags().stream())
                .forEach(tag ->
                        tag.tagValues().forEach(value -> entries.add(new TagValue(lower(tag.tagKey()), lower(value)))));
    }

    private void grants() {
        lake.listPermissionsPaginator(request -> {}).stream()
                .flatMap(page -> page.principalResourcePermissions().stream())
                .forEach(this::grant);
    }

    private void grant(PrincipalResourcePermissions one) {
        String principal = one.principal().dataLakePrincipalIdentifier();
        Target on = Target.of(one.resource(), session.account());
        if (on.isOfASavedExpression()) {
            unread.put(
                    Area.EXPRESSIONS,
                    "what " + on + " covers is not asked; " + principal + " has "
                            + String.join(", ", one.permissionsAsStrings()) + " on it");
        }

        boolean isConditional = one.condition() != null
                && Optional.ofNullable(one.condition().expression())
                        .filter(text -> !text.isBlank())
                        .isPresent();
        if (isConditional
                && one.permissionsAsStrings().stream()
                        .anyMatch(permission -> estate.judges(new Grant(principal, on, permission, false)))) {
            unread.put(
                    Area.CONDITIONS,
                    "when " + principal + " has " + String.join(", ", one.permissionsAsStrings()) + " on " + on
                            + " hangs on " + one.condition().expression());
            return;
        }

        one.permissionsAsStrings().forEach(permission -> entries.add(new Grant(principal, on, permission, false)));
        one.permissionsWithGrantOptionAsStrings()
                .forEach(permission -> entries.add(new Grant(principal, on, permission, true)));
    }

    private void databases() {
        glue.getDatabasesPaginator(request -> {}).stream()
                .flatMap(page -> page.databaseList().stream())
                .forEach(database -> entries.add(new CatalogDatabase(database.name())));
    }

    private void tables(String database) {
        List<Table> tables;
        try {
            tables = glue.getTablesPaginator(request -> request.databaseName(database)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .toList();
        } catch (software.amazon.awssdk.services.glue.model.EntityNotFoundException absent) {
            return;
        }

        for (Table table : tables) {
            TableName name = new TableName(database, table.name());
            entries.add(new CatalogTable(name));
            Optional.ofNullable(table.createdBy()).ifPresent(creator -> creators.put(name, creator));
            reading(Area.filtersOf(name), () -> filters(name));
            reading(Area.tagsOn(Target.table(name)), () -> tableTags(name));
        }
    }

    private void filters(TableName table) {
        lake
                .listDataCellsFilterPaginator(request -> request.table(named -> named.catalogId(session.account())
                        .databaseName(table.database())
                        .name(table.name())))
                .stream()
                .flatMap(page -> page.dataCellsFilters().stream())
                .forEach(filter -> entries.add(filter(table, filter)));
    }

    private static CellsFilter filter(TableName table, DataCellsFilter filter) {
        List<String> excluded = filter.columnWildcard() == null
                ? List.of()
                : filter.columnWildcard().excludedColumnNames();
        Optional<String> rows = Optional.ofNullable(filter.rowFilter())
                .filter(one -> one.allRowsWildcard() == null)
                .flatMap(one -> Optional.ofNullable(one.filterExpression()))
                .map(String::strip);
        return new CellsFilter(table, filter.name(), filter.columnNames(), excluded, rows);
    }

    private void tableTags(TableName table) {
        GetResourceLfTagsResponse tags = lake.getResourceLFTags(request ->
                request.showAssignedLFTags(true).resource(Target.table(table).resource()));
        tagged(Target.table(table), tags.lfTagsOnTable());
        for (ColumnLFTag column : tags.lfTagsOnColumns()) {
            tagged(Target.columns(table, List.of(column.name())), column.lfTags());
        }
    }

    private void databaseTags(String database) {
        Target place = Target.database(database);
        reading(Area.tagsOn(place), () -> {
            try {
                GetResourceLfTagsResponse tags = lake.getResourceLFTags(
                        request -> request.showAssignedLFTags(true).resource(place.resource()));
                tagged(place, tags.lfTagOnDatabase());
            } catch (software.amazon.awssdk.services.lakeformation.model.EntityNotFoundException absent) {
                // It has none; that it is not there is told of the database itself.
                return;
            }
        });
    }

    private void tagged(Target place, List<LFTagPair> tags) {
        tags.forEach(tag ->
                tag.tagValues().forEach(value -> entries.add(new Tagged(place, lower(tag.tagKey()), lower(value)))));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
