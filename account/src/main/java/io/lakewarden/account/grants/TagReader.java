package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.TagValue;
import io.lakewarden.account.grants.Entry.Tagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.ColumnLFTag;
import software.amazon.awssdk.services.lakeformation.model.GetResourceLfTagsResponse;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagPair;
import software.amazon.awssdk.services.lakeformation.model.TaggedDatabase;
import software.amazon.awssdk.services.lakeformation.model.TaggedTable;

/** LF-tags: the values that there are, and which are on what. */
record TagReader(Reading reading, LakeFormationClient lake, Estate estate) {
    void values() {
        lake.listLFTagsPaginator(request -> {}).stream()
                .flatMap(page -> page.lfTags().stream())
                .forEach(tag ->
                        tag.tagValues().forEach(value -> reading.add(new TagValue(lower(tag.tagKey()), lower(value)))));
    }

    /** A search says where a tag is, and each place then which ones it has of its own. */
    void elsewhere() {
        for (LFTag term : ownTags()) {
            lake.searchTablesByLFTagsPaginator(request -> request.expression(term)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .map(TaggedTable::table)
                    .filter(table -> isElsewhere(table.catalogId(), table.databaseName()))
                    .map(table -> new TableName(table.databaseName(), table.name()))
                    .forEach(table -> reading.part(Area.tagsOn(Target.table(table)), () -> ofTable(table)));
            lake.searchDatabasesByLFTagsPaginator(request -> request.expression(term)).stream()
                    .flatMap(page -> page.databaseList().stream())
                    .map(TaggedDatabase::database)
                    .filter(database -> isElsewhere(database.catalogId(), database.name()))
                    .forEach(database -> ofDatabase(database.name()));
        }
    }

    private List<LFTag> ownTags() {
        SortedMap<String, List<String>> values = new TreeMap<>();
        reading.found(TagValue.class).stream()
                .filter(tag -> estate.isTag(tag.key()))
                .forEach(tag -> values.computeIfAbsent(tag.key(), key -> new ArrayList<>())
                        .add(tag.text()));
        return values.entrySet().stream()
                .flatMap(tag -> TagValues.byCall(tag.getValue()).stream().map(some -> LFTag.builder()
                        .tagKey(tag.getKey())
                        .tagValues(some)
                        .build()))
                .toList();
    }

    private boolean isElsewhere(@Nullable String catalog, String database) {
        return (catalog == null || catalog.equals(reading.account()))
                && !estate.databases().contains(database);
    }

    void ofTable(TableName table) {
        GetResourceLfTagsResponse tags = lake.getResourceLFTags(request ->
                request.showAssignedLFTags(true).resource(Target.table(table).resource()));
        tagged(Target.table(table), tags.lfTagsOnTable());
        for (ColumnLFTag column : tags.lfTagsOnColumns()) {
            tagged(Target.columns(table, List.of(column.name())), column.lfTags());
        }
    }

    void ofDatabase(String database) {
        Target place = Target.database(database);
        reading.part(Area.tagsOn(place), () -> {
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
                tag.tagValues().forEach(value -> reading.add(new Tagged(place, lower(tag.tagKey()), lower(value)))));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
