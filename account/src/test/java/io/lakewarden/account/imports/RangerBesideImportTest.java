package io.lakewarden.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.security.ranger.RangerEngine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ranger's own engine beside what is imported, on policies drawn by lot. {@code -Dproof.seed=N} looks at those of that one
 * seed.
 */
class RangerBesideImportTest {
    private static final long FIRST_SEED = 20_261_126;
    private static final int DRAWN = 400;
    private static final LocalDate ON = LocalDate.of(2026, 1, 31);
    /** Of that day, one after the other for each seed. */
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-01-31T12:00:00Z"),
            Instant.parse("2026-01-31T23:30:00Z"),
            Instant.parse("2026-01-31T00:30:00Z"));

    private static final List<String> PEOPLE = List.of("ann", "bob", "cat");
    /** The last of them is of nobody's policies by name, and in no definition. */
    private static final List<String> TABLES = List.of("t", "u", "later");
    /** What the tables have, whatever policies name. */
    private static final List<String> COLUMNS = List.of("id", "name", "ssn", "note");

    private static final Map<String, Mask> MASKS = Map.of("MASK_NULL", Mask.NULL, "MASK_HASH", Mask.HASH);

    private Instant moment = MOMENTS.get(0);
    private int granted;
    private int missed;

    @Test
    void whatIsImportedWithoutKnowingTheTablesIsNeverMoreThanRangerAllows() {
        assertThat(widened(List.of())).isEmpty();
        assertThat(granted).as("but " + missed).isGreaterThan(one() ? -1 : 100);
    }

    @Test
    void whatIsImportedOfKnownTablesIsNeverMoreThanRangerAllows() {
        assertThat(widened(List.of(table("t"), table("u")))).isEmpty();
        assertThat(granted).as("but " + missed).isGreaterThan(one() ? -1 : 800);
    }

    private static boolean one() {
        return System.getProperty("proof.seed") != null;
    }

    private List<String> widened(List<Dataset> catalogue) {
        long first = Long.getLong("proof.seed", FIRST_SEED);
        List<String> found = new ArrayList<>();
        for (long seed = first; seed < first + (one() ? 1 : DRAWN); seed++) {
            SortedMap<String, String> files = new RandomPolicies(seed).files();
            RangerEngine ranger = RangerEngine.hive(files);
            moment = MOMENTS.get((int) (seed % MOMENTS.size()));
            Imported imported = imported(files, catalogue);
            for (String user : PEOPLE) {
                for (String table : TABLES) {
                    String about = "see it with -Dproof.seed=" + seed + ": " + user + " on " + table;
                    beside(ranger, imported, user, table)
                            .map(what -> about + what)
                            .forEach(found::add);
                }
            }
        }

        return found;
    }

    private Stream<String> beside(RangerEngine ranger, Imported imported, String user, String table) {
        DatasetId id = new DatasetId("gold", table);
        List<Grant> grants = imported.grants().stream()
                .filter(grant -> grant.to().equals(user))
                .filter(grant -> grant.scope()
                        .match(
                                zone -> zone.zone().equals("gold"),
                                one -> one.dataset().equals(id),
                                tags -> true))
                .toList();
        Stream<String> read = COLUMNS.stream().flatMap(column -> read(ranger, grants, user, id, column));
        Stream<String> done = Map.of(Action.WRITE, List.of("update"), Action.MANAGE, List.of("alter", "create", "drop"))
                .entrySet()
                .stream()
                .filter(action ->
                        grants.stream().anyMatch(grant -> grant.actions().contains(action.getKey())))
                .flatMap(action -> action.getValue().stream())
                .filter(access -> !ranger.allows(user, access, resource(id), moment))
                .map(access -> " may " + access);
        return Stream.concat(read, done);
    }

    private Stream<String> read(RangerEngine ranger, List<Grant> grants, String user, DatasetId id, String column) {
        Map<String, String> resource = Map.of("database", id.zone(), "table", id.name(), "column", column);
        boolean allowed = ranger.allows(user, "select", resource, moment);
        List<Grant> reading = grants.stream()
                .filter(grant -> grant.actions().contains(Action.READ))
                .filter(grant -> grant.scope()
                        .match(
                                zone -> true,
                                one -> one.columns().isEmpty() || one.columns().contains(column),
                                tags -> true))
                .toList();
        if (reading.isEmpty()) {
            missed += allowed ? 1 : 0;
            return Stream.empty();
        }

        granted++;
        if (!allowed) {
            return Stream.of("." + column + " is read");
        }

        Optional<Mask> mask = ranger.mask(user, resource, moment).map(MASKS::get);
        Optional<String> filter = ranger.filter(user, resource(id), moment);
        return reading.stream()
                .filter(grant -> !Optional.ofNullable(grant.masks().get(column)).equals(mask)
                        || !grant.rows().equals(filter.flatMap(SparkFilterText::read)))
                .map(grant -> "." + column + " is read as " + grant + " and not by " + mask + " and " + filter);
    }

    private static Map<String, String> resource(DatasetId id) {
        return Map.of("database", id.zone(), "table", id.name());
    }

    private static Imported imported(SortedMap<String, String> files, List<Dataset> catalogue) {
        JsonNode export = parsed(files.get("hive.json"));
        ((ArrayNode) export.path("policies"))
                .addAll((ArrayNode) parsed(files.get("tag.json")).path("policies"));
        RangerContext context = RangerContext.of(catalogue)
                .withRoles(parsed(files.get("roles.json")))
                .withTags(parsed(files.get("tags.json")));
        return RangerImport.of(export, context, ON);
    }

    private static Dataset table(String name) {
        List<Column> columns = COLUMNS.stream()
                .map(column -> new Column(column, ColumnType.of("string"), false, List.of(), ""))
                .toList();
        return new Dataset(new DatasetId("gold", name), "Sold", columns, List.of(), 1, List.of());
    }

    private static JsonNode parsed(String text) {
        try {
            return AwsStandIn.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
