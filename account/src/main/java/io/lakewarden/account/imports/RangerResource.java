package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a policy or a tag is on, read as Ranger's service for Hive reads it: access to tables, and what has tags, with
 * {@code *} and {@code ?}, in upper and lower case alike; masks, filters and tags as they stand.
 *
 * @param levels patterns by level
 */
record RangerResource(SortedMap<String, Level> levels) {
    static final String DATABASE = "database";
    static final String TABLE = "table";
    static final String COLUMN = "column";
    private static final String TAG = "tag";
    private static final Set<String> OF_TABLES = Set.of(DATABASE, TABLE, COLUMN);

    RangerResource {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }

    /** With patterns. */
    static RangerResource of(JsonNode json) {
        return of(json, false);
    }

    /** Where a service may know no patterns: what one would match is perhaps meant. */
    static RangerResource asItStands(JsonNode json) {
        return of(json, true);
    }

    private static RangerResource of(JsonNode json, boolean literal) {
        SortedMap<String, Level> levels = new TreeMap<>();
        json.fields().forEachRemaining(level -> {
            List<String> patterns = new ArrayList<>();
            level.getValue().path("values").forEach(value -> patterns.add(value.asText()));
            levels.put(
                    level.getKey(),
                    new Level(patterns, level.getValue().path("isExcludes").asBoolean(), literal));
        });
        return new RangerResource(levels);
    }

    /**
     * Names of one level.
     *
     * @param patterns that it is on
     * @param excluded whether it is on all but these
     * @param literal whether these are names as they stand
     */
    record Level(List<String> patterns, boolean excluded, boolean literal) {
        private static final String ANY = "*";
        /** What Ranger surely reads as it stands: no macro, no escape, nothing whose case is not plain. */
        private static final Pattern PLAIN = Pattern.compile("(?!.*\\*\\?)[!-~&&[^{}$\\\\]]+");

        Level {
            patterns = List.copyOf(patterns);
        }

        Cover on(String name) {
            boolean same = literal && !excluded && patterns.contains(name);
            return same ? Cover.ALL : signed(patterns.stream().map(pattern -> on(pattern, name)));
        }

        /** On each column but some. */
        Cover onOthers(Set<String> named) {
            return signed(patterns.stream().map(pattern -> {
                if (pattern.equals(ANY)) {
                    return Cover.ALL;
                }

                return named.contains(pattern.toLowerCase(Locale.ROOT)) ? Cover.NONE : Cover.SOME;
            }));
        }

        /** On all that there may be. */
        Cover onAll() {
            return !excluded && !literal && patterns.contains(ANY) ? Cover.ALL : Cover.SOME;
        }

        boolean isPlain() {
            return !patterns.isEmpty() && patterns.stream().allMatch(PLAIN.asMatchPredicate());
        }

        /** The names that it is on, where it says names. */
        Stream<String> names() {
            return excluded ? Stream.empty() : patterns.stream().map(name -> name.toLowerCase(Locale.ROOT));
        }

        private Cover signed(Stream<Cover> covers) {
            Cover listed = patterns.isEmpty() ? Cover.SOME : Cover.anyOf(covers);
            if (literal) {
                return excluded || listed.isSome() ? Cover.SOME : Cover.NONE;
            }

            return excluded ? listed.not() : listed;
        }

        private static Cover on(String pattern, String name) {
            return PLAIN.matcher(pattern).matches() ? Cover.of(glob(pattern, name)) : Cover.SOME;
        }

        private static boolean glob(String pattern, String name) {
            String regex = pattern.chars()
                    .mapToObj(character -> switch (character) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(Character.toString(character));
                    })
                    .collect(Collectors.joining());
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                    .matcher(name)
                    .matches();
        }
    }

    Optional<Level> level(String name) {
        return Optional.ofNullable(levels.get(name));
    }

    /** Whether it is on tables, or on their columns. */
    boolean isOnTables() {
        return levels.containsKey(TABLE) && !isBesideTables();
    }

    /** Whether it is on files, functions, or what else is no part of a table. */
    boolean isBesideTables() {
        return !OF_TABLES.containsAll(levels.keySet());
    }

    /** Whether every name in it is one that is surely read as Ranger reads it. */
    boolean isPlain() {
        return levels.values().stream().allMatch(Level::isPlain);
    }

    /**
     * How far it is on a place.
     *
     * @param above what it is on a column where it is on the table and says nothing of columns
     */
    Cover on(Place place, Cover above) {
        Cover table = Cover.allOf(Stream.of(
                onDatabase(place.table().zone()),
                level(TABLE).map(level -> level.on(place.table().name())).orElse(above)));
        Cover column =
                level(COLUMN).map(place::columns).orElseGet(() -> place instanceof Place.OfTable ? Cover.ALL : above);
        return Cover.allOf(Stream.of(table, column));
    }

    /** How far it is on a database, or on something in it. */
    Cover onDatabase(String database) {
        return level(DATABASE).map(level -> level.on(database)).orElse(Cover.SOME);
    }

    /** Whether it is on whatever is in a database, today and later. */
    boolean isOnAllOf(String database) {
        return isOnTables()
                && onDatabase(database).isAll()
                && Stream.of(TABLE, COLUMN).allMatch(name -> level(name)
                        .filter(level -> level.onAll().isAll())
                        .isPresent());
    }

    Cover onTag(String tag) {
        return level(TAG).map(level -> level.on(tag)).orElse(Cover.SOME);
    }

    /** The names of a level; none where it says nothing of it, or all but some. */
    Stream<String> names(String level) {
        return level(level).stream().flatMap(Level::names);
    }

    /** Whether it names a table, and not by a pattern. */
    boolean names(String database, String table) {
        return names(DATABASE).anyMatch(database::equals) && names(TABLE).anyMatch(table::equals);
    }
}
