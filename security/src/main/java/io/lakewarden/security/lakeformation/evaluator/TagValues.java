package io.lakewarden.security.lakeformation.evaluator;

import io.lakewarden.model.DatasetId;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.TagAssociation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which value a tag has where: {@link DocumentedRule#TAGS_ARE_INHERITED}, {@link DocumentedRule#TAGS_ARE_LOWER_CASE}. */
final class TagValues {
    private final Map<String, String> values = new HashMap<>();

    TagValues(List<TagAssociation> associations) {
        for (TagAssociation association : associations) {
            places(association.resource())
                    .forEach(place -> values.put(lower(association.key()) + " " + place, lower(association.value())));
        }
    }

    private static Stream<String> places(Resource resource) {
        return resource.match(new ResourcePlaces());
    }

    Optional<String> ofDatabase(String key, String database) {
        return Optional.ofNullable(values.get(lower(key) + " " + database));
    }

    Optional<String> ofColumn(String key, DatasetId table, String column) {
        return Stream.of(table + "." + column, table.toString(), table.zone())
                .map(place -> values.get(lower(key) + " " + place))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** {@link DocumentedRule#TAG_EXPRESSIONS_MATCH_ONE_VALUE}. */
    static boolean matches(Optional<String> value, Collection<String> anyOf) {
        return value.filter(present -> anyOf.stream().anyMatch(one -> lower(one).equals(present)))
                .isPresent();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Only databases, tables and columns carry tags. */
    private static final class ResourcePlaces implements Resource.Cases<Stream<String>> {
        @Override
        public Stream<String> database(Resource.Database database) {
            return Stream.of(database.name());
        }

        @Override
        public Stream<String> table(Resource.Table table) {
            return Stream.of(table.id().toString());
        }

        @Override
        public Stream<String> columns(Resource.Columns columns) {
            return columns.names().stream().map(column -> columns.id() + "." + column);
        }

        @Override
        public Stream<String> allTables(Resource.AllTables tables) {
            return Stream.empty();
        }

        @Override
        public Stream<String> filter(Resource.Filter filter) {
            return Stream.empty();
        }

        @Override
        public Stream<String> location(Resource.Location location) {
            return Stream.empty();
        }

        @Override
        public Stream<String> taggedDatabases(Resource.TaggedDatabases tagged) {
            return Stream.empty();
        }

        @Override
        public Stream<String> taggedTables(Resource.TaggedTables tagged) {
            return Stream.empty();
        }
    }
}
